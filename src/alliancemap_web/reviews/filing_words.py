"""Words that file notes: beginnings that people use of a factor, and those that say nothing.

Folded (small letters, no accents), English and French together. A beginning that stands beside
several factors counts for less, as a common word does.
"""

# Words that say nothing of what a note is about.
COMMON = (
    "a about after again ai ainsi all alliance alors also an and annee any are as at au aucun"
    " aujourd aussi autre aux avant avec avez avoir be been before being but by ca can ce cela ces"
    " cet cette chez comme companies company could d dans de deja depuis des deux did dire dit do"
    " does donc dont du each elle elles en encore entreprise entreprises est et etaient etait ete"
    " etre eu eux every faire fait faut firm firms first for from gens get gets got had has have"
    " he her hier his how hui i if il ils in into is it its j jamais je just know known l la le"
    " les less leur leurs like lui m ma made mais make makes may me meme mes might moins mon more"
    " must my n ne need needs new no nor nos not notre nous now on one only ont or ou our out par"
    " partenaire partenaires partner partners pas people person personne peut plus pour qu quand"
    " que quel quelle qui quoi rien s sa said same sans se semaine sera seront ses she should si"
    " so societe some son sont sous sur ta tell than that the their them then there these they"
    " thing things this those time to today told tout toute tres two un une us va very veulent"
    " veut vont vos votre vouloir vous want wants was we week were what when which who will with"
    " work would y year yesterday you your"
)

HINTS: dict[str, str] = {
    "M01": "persona segment cible utilisateur enduser",
    "M02": "pain workaround besoin souffr",
    "M03": "customer client pilot interview reference commande letter preorder",
    "M04": "copycat unique differenti imit copie",
    "M06": "prototype demo beta finished maquette produit",
    "M07": "resell revend codevelop distribut",
    "M08": "market marche demand tam forecast volume",
    "M09": "sales salesforce commerci vendeur bonus channel canal quota reseau",
    "M10": "cannibal",
    "M11": "regulat fda certif approv homologa autorisation norme compliance marquage clinical",
    "M12": "payer reimburs rembours purchas achat buyer acheteur procurement tender budget"
    " hospital",
    "M13": "delay retard late window deadline postpon report calendar calendrier launch lancement"
    " season",
    "R01": "headcount giant taille",
    "R02": "startup precedent",
    "R03": "sold sell vendu vente cession cede divest acqui merger merge fusion rachet rachat reorg"
    " restructur layoff licenci ceo pdg dg strategy strateg takeover spin bankrupt faillite unit",
    "R04": "headquarter siege decideur decider",
    "R05": "sponsor champion parrain left leav quit parti part quitt resign demission politic"
    " politique promot fired ally allie",
    "R06": "slow lent sign signature committee comite legal weeks semaine mois decision",
    "R07": "engineer ingenieur internal nih inhouse",
    "R08": "culture meeting friction tension",
    "R09": "promis broke kept tenu tenir parole",
    "R10": "silent silence answer repond secretive opaque transparen hide cach share",
    "R11": "competitor competit concurren rival invest",
    "R12": "hire recrut learn copied knowhow savoir poach debauch",
    "R13": "patent brevet trademark marque secret disclos divulg filed depose nda",
    "R14": "lawsuit proces sue referee investor investisseur reputation",
    "R15": "turnover revenue chiffre dependen share",
    "R16": "factory usine line custom specific machine tooling outillage",
    "R17": "exclusiv",
    "R18": "cash runway tresorerie fund levee round alternative candidate autre bank banque",
    "R20": "left leav quit parti quitt demission resign replace remplac maternity sick malade"
    " holiday successor successeur",
    "R21": "contact introduc presente",
    "R22": "responsable owner routine hours heures",
    "R23": "team equipe staff board conseil associe cofounder cofondat",
    "R24": "test fail echec bug defect defaut technical technique prototype panne delivery"
    " livraison delay retard supplier fournisseur",
    "R25": "competence expert experience",
    "R26": "liabil insur assur recall rappel data donnees leak fuite accident breach rgpd gdpr",
    "R27": "joint venture equity form capital structure licence license",
    "R28": "dispute litige desaccord conflict conflit arbitr escalat",
    "R29": "contract contrat clause draft projet lawyer avocat term signed nda ownership proprie",
    "R30": "exit sortie end terminat resili rupture rompre break",
    "V01": "priority priorit goal objectif roadmap strateg",
    "V02": "unique rare",
    "V03": "saving economie figures chiffre roi cost cout",
    "V04": "proof preuve study etude publication published award prix benchmark validat expert",
    "V05": "alternative inhouse rival other autre competitor concurren supplier fournisseur",
    "V06": "audit iso quality qualite capacity capacite certif supplier volume questionnaire",
    "V07": "nextgen generation version second suite",
    "V08": "asset equipment lab laborato access acces donnees data distribution",
    "V09": "press logo name nom publicity communique announce annonce public",
    "V10": "training formation learn appris",
    "V11": "pay paid paie paye invoice facture payment paiement money argent advance acompte budget"
    " trial price prix",
    "V12": "subsidiar filiale country pays division group groupe expan",
    "V13": "attention hours heures responsive busy meeting reunion cancel annul",
    "V15": "fair equitab split partage margin marge royalt redevance",
    "V16": "goal objectif vision but",
    "V17": "plan milestone jalon metric indicateur kpi measure",
}
