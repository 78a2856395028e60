"""The addresses of this room."""

from django.urls import path

from alliancemap_web.contacts import (
    drill_pages,
    handover_pages,
    pages,
    readiness_pages,
    story_pages,
)

TEAM = "work/<str:key>/alliances/<str:alliance>/team/"
CONTACTS, STORIES, HANDOVER = f"{TEAM}contacts/", f"{TEAM}stories/", f"{TEAM}handover/"
PERSON, ONE = f"{CONTACTS}people/<str:person>/", f"{HANDOVER}<str:handover>/"

urlpatterns = [
    path(CONTACTS, pages.contacts, name="contacts"),
    path(f"{CONTACTS}add/", pages.contacts_add, name="contacts_add"),
    path(f"{CONTACTS}paste/", pages.contacts_paste, name="contacts_paste"),
    path(f"{CONTACTS}contacts.csv", pages.contacts_table, name="contacts_table"),
    path(f"{CONTACTS}reach/", pages.contacts_reach, name="contacts_reach"),
    path(f"{CONTACTS}leaves/", drill_pages.contacts_leaves, name="contacts_leaves"),
    path(f"{CONTACTS}standing/", drill_pages.contacts_standing, name="contacts_standing"),
    path(PERSON, pages.contact, name="contact"),
    path(f"{PERSON}forget/", pages.contact_forget, name="contact_forget"),
    path(f"{PERSON}rests/", drill_pages.contact_rests, name="contact_rests"),
    path(STORIES, story_pages.stories, name="stories"),
    path(f"{STORIES}<str:story>/", story_pages.story, name="story"),
    path(f"{STORIES}<str:story>/drop/", story_pages.story_drop, name="story_drop"),
    path(HANDOVER, handover_pages.handover, name="handover"),
    path(ONE, handover_pages.handover_one, name="handover_one"),
    path(f"{ONE}add/", handover_pages.handover_add, name="handover_add"),
    path(f"{ONE}drop/", handover_pages.handover_drop, name="handover_drop"),
    path(f"{ONE}items/<str:item>/", handover_pages.handover_item, name="handover_item"),
    path("work/<str:key>/stories/", story_pages.all_stories, name="all_stories"),
    path("work/<str:key>/readiness/", readiness_pages.readiness, name="readiness"),
]
