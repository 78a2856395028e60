"""The addresses of this room."""

from django.urls import path

from alliancemap_web.vocabulary import check_pages, guest_pages, pages

WORDS = "work/<str:key>/words/"
CHECKS = "work/<str:key>/alliances/<str:alliance>/team/words/"

urlpatterns = [
    path(WORDS, pages.words, name="own_words"),
    path(f"{WORDS}new/", pages.word_new, name="own_word_new"),
    path(f"{WORDS}paper/", pages.words_paper, name="own_words_paper"),
    path(f"{WORDS}book.json", pages.words_book, name="own_words_book"),
    path(f"{WORDS}<str:term>/", pages.word, name="own_word"),
    path(f"{WORDS}<str:term>/<str:wording>/", pages.word_decide, name="own_word_decide"),
    path(CHECKS, check_pages.check_list, name="word_checks"),
    path(f"{CHECKS}new/", check_pages.check_new, name="word_check_new"),
    path(f"{CHECKS}<str:check>/", check_pages.check, name="word_check"),
    path(f"{CHECKS}<str:check>/close/", check_pages.check_close, name="word_check_close"),
    path(f"{CHECKS}<str:check>/people/", check_pages.check_person, name="word_check_person"),
    path(
        f"{CHECKS}<str:check>/people/<str:person>/link/",
        check_pages.check_link,
        name="word_check_link",
    ),
    path(
        f"{CHECKS}<str:check>/people/<str:person>/remove/",
        check_pages.check_person_gone,
        name="word_check_unask",
    ),
    path(
        f"{CHECKS}<str:check>/settle/<str:term>/",
        check_pages.check_settle,
        name="word_check_settle",
    ),
    path("words/<str:secret>/", guest_pages.words_in, name="words_in"),
    path("words-of/<str:guest>/", guest_pages.words_of, name="words_of"),
]
