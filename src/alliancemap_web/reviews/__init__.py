"""Keeping an alliance under review: notes, rhythm, reminders, triggers, pulse, calendar."""
