"""Notes as people write them in ten seconds, and the factor that a person would file each under.

The words of the filing were looked over with TUNED; nothing was changed for UNSEEN. Both were
written by whoever wrote the filing, so real notes will file less well.
"""

TUNED = (
    ("Our sponsor has left the company", "R05"),
    ("Notre parrain a quitté le groupe", "R05"),
    ("Their unit will be sold to a fund", "R03"),
    ("Réorganisation annoncée : leur division est vendue", "R03"),
    ("They want exclusivity in Europe for three years", "R17"),
    ("Ils demandent l’exclusivité mondiale", "R17"),
    ("Our patent was granted", "R13"),
    ("Le brevet américain a été refusé", "R13"),
    ("Invoice still unpaid after 90 days", "V11"),
    ("Ils paient désormais le pilote d’avance", "V11"),
    ("They invested in our main competitor", "R11"),
    ("Un concurrent travaille avec leur laboratoire", "R11"),
    ("FDA approval postponed", "M11"),
    ("Le marquage CE est obtenu", "M11"),
    ("We have cash for four months only", "R18"),
    ("La levée de fonds est faite, trésorerie pour deux ans", "R18"),
    ("Their engineers say they can build it in-house", "R07"),
    ("Leurs ingénieurs veulent le faire eux-mêmes", "R07"),
    ("A hospital asked for it and wants to order", "M03"),
    ("Their board decides only in September, two committees more", "R06"),
)

UNSEEN = (
    ("Marie is going on parental leave, nobody takes over from her", "R20"),
    ("Seule Anne connaît le dossier et elle change de poste", "R20"),
    ("They missed the delivery date they promised again", "R09"),
    ("Ils n’ont pas tenu leur promesse de nous présenter au client", "R09"),
    ("The press release with our logo went out", "V09"),
    ("Ils refusent que nous citions leur nom", "V09"),
    ("The trial failed in the cold chamber", "R24"),
    ("Le prototype ne passe pas les essais", "R24"),
    ("Their lawyers struck the change of control clause", "R29"),
    ("Le projet de contrat leur donne toute la propriété intellectuelle", "R29"),
    ("Their sales people get no bonus for our product", "M09"),
    ("Leurs commerciaux ne touchent pas de prime sur notre produit", "M09"),
    ("The Spanish subsidiary wants it too", "V12"),
    ("L’audit qualité fournisseur est réussi", "V06"),
    ("They are talking to another supplier", "V05"),
    ("Half of our turnover now comes from them", "R15"),
    ("They tell us nothing about their plans any more", "R10"),
    ("Nos équipes sont divisées sur ce projet", "R23"),
    ("Nobody says who is insured if data leak", "R26"),
    ("It is not one of their goals for this year any more", "V01"),
)
