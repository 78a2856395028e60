"""The face's settings, with one address more: the plain page that the others are held against."""

from alliancemap_web.settings import *  # noqa: F403

ROOT_URLCONF = "workplace_addresses"
