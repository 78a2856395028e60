"""Workspaces: firms and agencies, who belongs to them, and what each may do."""
