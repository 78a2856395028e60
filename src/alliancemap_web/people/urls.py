"""The addresses of accounts: those designed here, and no other of django-allauth's.

django-allauth finds its own by name, so these keep the names it knows them by.
"""

from django.urls import path

from alliancemap_web.people import pages

urlpatterns = [
    path("account/", pages.account, name="account"),
    path("account/", pages.account, name="account_email"),
    path("account/sign-up/", pages.sign_up, name="account_signup"),
    path("account/sign-in/", pages.sign_in, name="account_login"),
    path("account/sign-out/", pages.sign_out, name="account_logout"),
    path("account/signed-out/", pages.left, name="account_left"),
    path("account/closed/", pages.closed, name="account_inactive"),
    path("account/confirm/", pages.confirm, name="account_reauthenticate"),
    path("account/password/", pages.change_password, name="account_change_password"),
    path("account/language/", pages.language, name="account_language"),
    path("account/delete/", pages.delete, name="account_delete"),
    path("account/passkeys/add/", pages.add_passkey, name="mfa_add_webauthn"),
    path("account/passkeys/sign-in/", pages.passkey_sign_in, name="mfa_login_webauthn"),
    path("account/passkeys/<int:pk>/remove/", pages.remove_passkey, name="mfa_remove_webauthn"),
    # These need mail; without a mail server they lead nowhere.
    path("account/code/", pages.code, name="account_request_login_code"),
    path("account/code/enter/", pages.enter_code, name="account_confirm_login_code"),
    path("account/address/", pages.address, name="account_email_verification_sent"),
]
