"""The addresses of accounts: those designed here, and no other of django-allauth's.

django-allauth finds its own by name, so these keep the names it knows them by.
"""

from django.urls import path

from alliancemap_web.people import (
    company_pages,
    device_pages,
    kept_pages,
    mail_pages,
    pages,
    passkey_pages,
    proof_pages,
    way_pages,
)

urlpatterns = [
    path("account/", pages.account, name="account"),
    path("account/", pages.account, name="account_email"),
    path("account/sign-up/", pages.sign_up, name="account_signup"),
    path("account/sign-in/", pages.sign_in, name="account_login"),
    path("account/sign-out/", pages.sign_out, name="account_logout"),
    path("account/signed-out/", pages.left, name="account_left"),
    path("account/closed/", pages.closed, name="account_inactive"),
    path("account/confirm/", pages.confirm, name="account_reauthenticate"),
    path("account/confirm/code/", proof_pages.confirm, name="confirm_by_code"),
    path("account/confirm/passkey/", passkey_pages.confirm_by_passkey, name="confirm_by_passkey"),
    path("account/password/", pages.change_password, name="account_change_password"),
    path("account/password/first/", pages.set_password, name="account_set_password"),
    path("account/name/", pages.name, name="account_name"),
    path("account/language/", pages.language, name="account_language"),
    path("account/kept/", kept_pages.account_kept, name="account_kept"),
    path("account/delete/", pages.delete, name="account_delete"),
    path("account/way-in/", way_pages.way_in_here, name="way_in_here"),
    path("account/way-in/<str:secret>/", way_pages.way_in, name="way_in"),
    path("account/devices/", device_pages.devices, name="devices"),
    path("account/devices/end/", device_pages.end_others, name="devices_end"),
    path("account/devices/<str:name>/end/", device_pages.end_one, name="device_end"),
    path("account/second-step/", proof_pages.set_up, name="second_step"),
    path("account/second-step/codes/", proof_pages.codes, name="recovery_codes"),
    path("account/second-step/codes/file/", proof_pages.codes_file, name="recovery_codes_file"),
    path("account/second-step/codes/kept/", proof_pages.codes_kept, name="recovery_codes_kept"),
    path("account/second-step/codes/new/", proof_pages.new_codes, name="recovery_codes_new"),
    path("account/second-step/remove/", proof_pages.remove, name="second_step_remove"),
    path("account/sign-in/code/", proof_pages.ask, name="mfa_authenticate"),
    path("account/passkeys/add/", passkey_pages.add_passkey, name="mfa_add_webauthn"),
    path("account/passkeys/sign-in/", passkey_pages.passkey_sign_in, name="mfa_login_webauthn"),
    path(
        "account/passkeys/<int:pk>/remove/",
        passkey_pages.remove_passkey,
        name="mfa_remove_webauthn",
    ),
    # These need the company's provider; without one they lead nowhere.
    path("account/company/", company_pages.begin, name="company_sign_in"),
    path("account/company/back/", company_pages.back, name="openid_connect_callback"),
    path("account/company/<int:pk>/remove/", company_pages.remove, name="company_remove"),
    # These need mail; without a mail server they lead nowhere.
    path("account/code/", mail_pages.code, name="account_request_login_code"),
    path("account/code/enter/", mail_pages.enter_code, name="account_confirm_login_code"),
    path("account/address/", mail_pages.address, name="account_email_verification_sent"),
    path("account/reset/", mail_pages.ask_reset, name="account_reset_password"),
    path(
        "account/reset/enter/",
        mail_pages.enter_reset,
        name="account_confirm_password_reset_code",
    ),
    path("account/reset/new/", mail_pages.new_password, name="account_complete_password_reset"),
]
