"""The thin Django face of alliancemap: pages that remember, show and ask."""
