"""How far an alliance has come: the stages, in their order."""

STAGES = ("idea", "talks", "negotiation", "running", "ended")
