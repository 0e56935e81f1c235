"""The words of every notice: short, warm, and in the reader's language.

A feature adds its kinds to TEMPLATES, named "feature.what_happened", with a title and a text in each language;
`{name}` is filled from the notice's data. A kind that needs more than filling in has a writer. Once used, a kind
keeps its place here and asks for no new data: notices are worded when they are read, also old ones.
"""

from collections.abc import Callable, Mapping

from backend.core.text import LANGUAGES
from moderation.answers import answer_to_reporter
from moderation.appeals import wording as appeals
from moderation.statements import wording as statements

Words = tuple[str, str]
Data = Mapping[str, str]

TEMPLATES: dict[str, dict[str, Words]] = {
    # accounts
    "accounts.waiting": {
        "da": ("En ny venter ved døren", "{nickname} har brugt en kode. Sig ja, når du ved, hvem det er."),
        "en": ("Somebody new waits at the door", "{nickname} used a code. Say yes once you know who it is."),
    },
    "accounts.let_in": {
        "da": ("Du er lukket ind", "Velkommen. Fortæl lidt om dig, når du har lyst."),
        "en": ("You're in", "Welcome. Tell a little about yourself when you like."),
    },
    # moderation
    "moderation.escalated": {
        "da": (
            "En sag har brug for jer",
            "En moderator beder koordinatorerne om hjælp. Tal sammen nu, og ring 112, hvis nogen er i fare.",
        ),
        "en": (
            "A case needs you",
            "A moderator asks the coordinators for help. Talk now, and call 112 if anyone is in danger.",
        ),
    },
    "moderation.overdue": {
        "da": (
            "En sag har ventet for længe",
            "Fristen er gået, og ingen har besluttet noget. Find en moderator, der kan tage den.",
        ),
        "en": (
            "A case has waited too long",
            "The deadline has passed and nobody has decided. Find a moderator who can take it.",
        ),
    },
    "moderation.paged": {
        "da": ("Nogen har brug for dig nu", "En sag venter på et menneske. Sig til, hvis du tager den."),
        "en": ("Somebody needs you now", "A case waits for a person. Say so if you have it."),
    },
    "moderation.undone": {
        "da": ("Vi tog fejl", "Det, vi sagde om dig, er taget af igen. Undskyld."),
        "en": ("We were wrong", "Something we decided about you is taken back. We are sorry."),
    },
    "moderation.second": {
        "da": ("En kollega skal bruge dit ja", "Der er noget, man ikke beslutter alene. Se på det, når du kan."),
        "en": ("A colleague needs your yes", "There is something nobody decides alone. Have a look when you can."),
    },
    "moderation.appeal_late": {
        "da": ("En klage har ventet for længe", "Der er gået en uge. Find en, der kan se på den igen."),
        "en": ("An appeal has waited too long", "A week has passed. Find somebody who can look again."),
    },
    "moderation.concern_draft": {
        "da": ("En bekymring ligger stille", "Den er ikke givet videre endnu. Du kan selv gøre det. Er der fare: 112."),
        "en": ("A concern lies still", "It has not been handed over yet. You can do it yourself. If in danger: 112."),
    },
    "moderation.concern_assessment": {
        "da": ("Et døgn er gået", "Kommunen skal have set på bekymringen nu. Ring og spørg, hvis du er i tvivl."),
        "en": ("A day has passed", "The municipality must have looked at the concern by now. Call if you doubt it."),
    },
    "moderation.concern_receipt": {
        "da": ("Ingen kvittering endnu", "Seks hverdage er gået. Ring til kommunen, og spørg, om de har fået den."),
        "en": ("No receipt yet", "Six weekdays have passed. Call the municipality and ask whether they have it."),
    },
    # friend bank
    "friendbank.proposed": {
        "da": ("Et forslag til dig", "Vi tror, I kan få det rart. Kig, når du har lyst."),
        "en": ("A suggestion for you", "We think you could get along. Have a look when you like."),
    },
    "friendbank.opened": {
        "da": ("I sagde begge ja", "Nu kan I skrive sammen. Du må gerne skrive først."),
        "en": ("You both said yes", "Now you can write to each other. You may write first."),
    },
    "friendbank.nothing": {
        "da": ("Det blev ikke til noget denne gang", "Forslaget er lukket. Vi leder videre."),
        "en": ("It came to nothing this time", "The suggestion is closed. We keep looking."),
    },
    "friendbank.ended": {
        "da": (
            "En chat er lukket",
            "I skriver ikke sammen mere. Det er ikke nogens skyld. Vil du tale med nogen, så tryk på Hjælp.",
        ),
        "en": (
            "A chat is closed",
            "You don't write together any more. It is nobody's fault. Want to talk to someone? Tap Help.",
        ),
    },
    "friendbank.reminder": {
        "da": ("Et forslag venter på dig", "Du kan svare ja, senere eller nej. Du kan også lade være."),
        "en": ("A suggestion waits for you", "You can answer yes, later or no. You can also leave it."),
    },
    "friendbank.pause_over": {
        "da": (
            "Din pause er slut",
            "Vi leder efter nogen til dig igen. Vil du vente lidt endnu? Så hold en pause til.",
        ),
        "en": ("Your pause is over", "We are looking for someone for you again. Want to wait? Take another pause."),
    },
    "friendbank.gathered": {
        "da": ("I er flere, der sagde ja", "Nu kan I skrive sammen. Du må gerne skrive først."),
        "en": ("Several of you said yes", "Now you can write to each other. You may write first."),
    },
    "friendbank.check_in": {
        "da": ("Hvordan går det?", "Der er tre små spørgsmål til dig. Det tager et øjeblik."),
        "en": ("How is it going?", "There are three small questions for you. It takes a moment."),
    },
    "friendbank.visits": {
        "da": ("Nogle nye venner skal spørges", "Der venter en opfølgning. Tag den, hvis du har tid."),
        "en": ("Some new friends need a hello", "A follow-up waits. Take it if you have time."),
    },
    "friendbank.visit_late": {
        "da": ("En opfølgning har ventet for længe", "Der er gået tre dage. Find en frivillig, der kan tage kontakt."),
        "en": ("A follow-up has waited too long", "Three days have passed. Find a volunteer who can get in touch."),
    },
    "friendbank.helper": {
        "da": (
            "Nogen vil gerne have en voksen med",
            "Nye venner skal mødes første gang og vil gerne have en voksen ved siden af. Hold øje, og sig hej.",
        ),
        "en": (
            "Somebody would like an adult along",
            "New friends meet for the first time and would like an adult nearby. Look out for them, and say hello.",
        ),
    },
    # chat; without names and titles, which somebody may have to take away later
    "chat.mention": {
        "da": ("Nogen skrev dit navn", "Du bliver nævnt i en chat. Kig, når du har lyst."),
        "en": ("Somebody wrote your name", "You are mentioned in a chat. Have a look when you like."),
    },
    "chat.reply": {
        "da": ("Nogen svarede dig", "Der er svar på noget, du skrev. Kig, når du har lyst."),
        "en": ("Somebody answered you", "There is an answer to something you wrote. Have a look when you like."),
    },
    "chat.invited": {
        "da": ("Vil du være med?", "En, du kender, vil gerne have dig med i en gruppe. Du bestemmer selv."),
        "en": ("Want to join?", "Someone you know would like you in a group. It's up to you."),
    },
    "chat.request": {
        "da": ("En vil gerne være med", "Der er en, der vil være med i en af dine grupper. Kig, når du har tid."),
        "en": (
            "Somebody wants to join",
            "Somebody would like to join a group of yours. Have a look when you have time.",
        ),
    },
    "chat.admitted": {
        "da": ("Du er med nu", "Velkommen i gruppen. Du kan bare læse med, til du har lyst til at skrive."),
        "en": ("You're in", "Welcome to the group. You can just read along until you feel like writing."),
    },
    # events
    "events.seat_free": {
        "da": ("Du har fået plads", "{title}: der blev en plads til dig. Kan du ikke alligevel, så sig det bare."),
        "en": ("You got a place", "{title}: there is a place for you now. Can't make it? Just say so."),
    },
    "events.asked_along": {
        "da": ("{name} vil gerne have dig med", "Det er til {title}. Sig ja eller nej. Begge dele er fint."),
        "en": ("{name} would like you to come along", "It is for {title}. Say yes or no. Both are fine."),
    },
    "events.coming_along": {
        "da": ("{name} kommer sammen med dig", "I er nu to til {title}."),
        "en": ("{name} is coming with you", "You are two now for {title}."),
    },
    "events.friend_stays_away": {
        "da": (
            "I er ikke to længere",
            "Din ven kommer ikke til {title}. Du er skrevet på. Bliv væk, hvis du vil.",
        ),
        "en": (
            "You are not two any more",
            "Your friend can't make {title}. You have your place. Skip it if you like.",
        ),
    },
    "events.within_a_day": {
        "da": ("Du er skrevet på", "{title} begynder inden for et døgn. Kan du ikke alligevel, så sig det bare."),
        "en": ("You signed up", "{title} begins within a day. Can't make it? Just say so."),
    },
    "events.within_two_hours": {
        "da": ("Det er snart", "{title} begynder inden for to timer. Kom gerne alene, og gå, når du vil."),
        "en": ("It is soon", "{title} begins within two hours. You can come alone, and leave when you like."),
    },
    "events.changed": {
        "da": ("Det er flyttet", "{title} har fået en anden tid eller et andet sted. Kig, om det stadig passer dig."),
        "en": ("It has moved", "{title} has another time or place. Have a look whether it still suits you."),
    },
    "events.to_look_at": {
        "da": ("Et opslag venter på et blik", "En ny arrangør har slået noget op. Ingen ser det, før I siger ja."),
        "en": ("A post waits for a look", "A new organiser posted something. Nobody sees it until you say yes."),
    },
    "events.look_again": {
        "da": ("Et opslag er ændret", "En ny arrangør har skrevet om på noget, I sagde ja til. Er det stadig fint?"),
        "en": ("A post has changed", "A new organiser reworded something you said yes to. Is it still fine?"),
    },
    "events.look_late": {
        "da": ("Et opslag har ventet for længe", "Der er gået et døgn. Find en, der kan se på det."),
        "en": ("A post has waited too long", "A day has passed. Find somebody who can look at it."),
    },
    "events.approved": {
        "da": ("Dit opslag kan ses nu", "{title}: nogen har set på det, og nu kan de unge se det."),
        "en": ("Your post is up now", "{title}: somebody had a look, and now the young people can see it."),
    },
    "events.returned": {
        "da": ("Dit opslag skal ændres lidt", "{title}: der står hvorfor. Ret det, og slå det op igen."),
        "en": ("Your post needs a change", "{title}: it says why. Change it and post it again."),
    },
    "events.host_asked": {
        "da": ("Vil du være vært?", "Nogen spørger, om du vil være med til at holde {title}. Du svarer, når du kan."),
        "en": ("Would you host too?", "Somebody asks whether you would help to hold {title}. Answer when you can."),
    },
    "events.host_yes": {
        "da": ("{name} er vært sammen med dig", "I er to om {title}."),
        "en": ("{name} hosts with you", "You hold {title} together."),
    },
    "events.host_no": {
        "da": ("{name} kan ikke være vært", "Du kan spørge en anden om {title}."),
        "en": ("{name} cannot host", "You can ask somebody else about {title}."),
    },
    "events.neighbours_asked": {
        "da": ("{name} vil være naboer", "I kan åbne arrangementer for hinandens unge. Svar, når I har talt om det."),
        "en": ("{name} asks to be neighbours", "You can open events to each other. Answer once you have talked."),
    },
    "events.neighbours_agreed": {
        "da": ("I er naboer med {name}", "I kan nu spørge hinandens voksne, om de vil være værter sammen med jer."),
        "en": ("You are neighbours with {name}", "You can now ask each other's adults to host with you."),
    },
    "events.neighbours_parted": {
        "da": ("{name} er ikke naboer mere", "Fælles arrangementer er slut. De unge, der skulle med, har fået besked."),
        "en": ("{name} are no longer neighbours", "Shared events have ended. The young people have been told."),
    },
    "events.neighbours_come": {
        "da": ("I bliver flere", "Unge fra et andet sted kan også komme til {title}, med deres egen voksne."),
        "en": (
            "There will be more of you",
            "Others may come to {title} too, from another place, with their own adult.",
        ),
    },
    "events.visit_over": {
        "da": ("Du kan ikke komme alligevel", "{title} er ikke åbent for os mere. Det er ikke noget, du har gjort."),
        "en": ("You cannot come after all", "{title} is no longer open to us. It is nothing you did."),
    },
    "events.visit_withdrawn": {
        "da": ("{name} kommer ikke", "De kommer ikke til {title}, fordi nogen var bekymret. Ring til dem."),
        "en": ("{name} will not come", "They do not come to {title}, because somebody was worried. Call them."),
    },
    "events.cancelled": {
        "da": ("Aflyst", "{title} er aflyst. Du behøver ikke gøre noget."),
        "en": ("Cancelled", "{title} is cancelled. You don't need to do anything."),
    },
    "crew.asked": {
        "da": ("Vil du være med i husets hold?", "Du bestemmer selv. Holdet svarer på idéer og finder på ting."),
        "en": ("Would you like to join the crew?", "It is up to you. The crew answers ideas and thinks things up."),
    },
    "crew.answered": {
        "da": ("Der er svar på din idé", "{title}: holdet har svaret. Du kan læse hvorfor."),
        "en": ("Your idea has an answer", "{title}: the crew has answered. You can read why."),
    },
    "crew.became_event": {
        "da": ("Din idé bliver til noget", "{title} er slået op. Kig, hvornår det er."),
        "en": ("Your idea comes true", "{title} is up. Have a look when it is."),
    },
    "crew.idea_waits": {
        "da": ("En idé venter på svar", "{title}: der er fire dage til, at den skal have svar."),
        "en": ("An idea waits for an answer", "{title}: it should have an answer within four days."),
    },
    "crew.idea_late": {
        "da": ("En idé har ventet for længe", "{title}: der er gået fjorten dage uden svar. Find en, der svarer."),
        "en": ("An idea has waited too long", "{title}: fourteen days without an answer. Find somebody to answer it."),
    },
    "crew.proposal": {
        "da": ("Holdet skal stemme", "{title}: sig ja eller nej inden en uge. Du kan ændre det, til der tælles."),
        "en": ("The crew votes", "{title}: say yes or no within a week. You can change it until it is counted."),
    },
    "crew.proposal_extended": {
        "da": ("For få har stemt", "{title}: der er tre dage mere."),
        "en": ("Too few have voted", "{title}: there are three more days."),
    },
    "crew.proposal_adopted": {
        "da": ("Holdet sagde ja", "{title}: nu betaler en voksen, eller siger hvorfor ikke."),
        "en": ("The crew said yes", "{title}: now an adult pays, or says why not."),
    },
    "crew.proposal_rejected": {
        "da": ("Holdet sagde nej", "{title}: der var ikke flest stemmer for det."),
        "en": ("The crew said no", "{title}: most votes were not for it."),
    },
    "crew.proposal_too_few": {
        "da": ("For få stemte", "{title}: det blev ikke til noget. Det kan foreslås igen."),
        "en": ("Too few voted", "{title}: nothing came of it. It can be proposed again."),
    },
    "crew.proposal_spent": {
        "da": ("Det er betalt", "{title}: det står i regnskabet."),
        "en": ("It is paid", "{title}: it stands in the ledger."),
    },
    "crew.proposal_refused": {
        "da": ("Det bliver ikke betalt", "{title}: du kan læse hvorfor."),
        "en": ("It will not be paid", "{title}: you can read why."),
    },
    "crew.proposal_to_pay": {
        "da": ("Holdet har besluttet noget", "{title}: betal det, eller sig hvorfor ikke."),
        "en": ("The crew has decided something", "{title}: pay it, or say why not."),
    },
    "crew.proposal_late": {
        "da": ("Holdet venter på en betaling", "{title}: der er gået to uger. Betal, eller sig hvorfor ikke."),
        "en": ("The crew waits for a payment", "{title}: two weeks have passed. Pay, or say why not."),
    },
    "crew.proposal_sorry": {
        "da": ("I venter stadig", "{title}: det er vores fejl. Koordinatoren har fået det at vide."),
        "en": ("You are still waiting", "{title}: that is our fault. The coordinator has been told."),
    },
    "travel.asked": {
        "da": ("Nogen har brug for rejsepenge", "{title}: se hvor meget, og hvornår de skal være betalt."),
        "en": ("Somebody needs travel money", "{title}: see how much, and by when it should be paid."),
    },
    "travel.approved": {
        "da": ("Ja til dine rejsepenge", "{title}: der står, hvornår du har dem."),
        "en": ("Yes to your travel money", "{title}: it says by when you have it."),
    },
    "travel.declined": {
        "da": ("Der er svar om dine rejsepenge", "{title}: du kan læse hvorfor."),
        "en": ("An answer about your travel money", "{title}: you can read why."),
    },
    "travel.paid": {
        "da": ("Dine rejsepenge er betalt", "{title}: mangler de stadig, så sig det til en koordinator."),
        "en": ("Your travel money is paid", "{title}: if you still don't have it, tell a coordinator."),
    },
    "travel.soon": {
        "da": ("Rejsepenge skal betales", "{title}: der er en hverdag til, at nogen er lovet dem."),
        "en": ("Travel money is due", "{title}: it was promised to somebody within a working day."),
    },
    "travel.late": {
        "da": ("Rejsepenge er for sent på den", "{title}: nogen venter på penge, de er lovet. Betal i dag."),
        "en": ("Travel money is late", "{title}: somebody waits for money they were promised. Pay today."),
    },
    "travel.sorry": {
        "da": ("Dine rejsepenge er forsinket", "{title}: det er vores fejl. Koordinatoren har fået det at vide."),
        "en": ("Your travel money is late", "{title}: that is our fault. The coordinator has been told."),
    },
    "jobhelp.reminder": {
        "da": ("Du bad om at blive mindet om noget", "Det er i dag. Kig på din tavle, når du har tid."),
        "en": ("You asked to be reminded of something", "It is today. Look at your board when you have time."),
    },
    "jobhelp.second_named": {
        "da": ("Vil du være i huset?", "{name} regner med dig som den anden voksne. Kan du ikke, så meld fra."),
        "en": ("Could you be in the house?", "{name} counts on you as the other adult. If you cannot, call it off."),
    },
    "jobhelp.rehearsal_booked": {
        "da": ("Nogen vil øve en samtale", "En ung har taget en af dine tider."),
        "en": ("Somebody will rehearse", "A young person has taken one of your times."),
    },
    "jobhelp.rehearsal_cancelled": {
        "da": ("En tid er fri igen", "Den unge kommer ikke alligevel. En anden kan tage tiden."),
        "en": ("A time is free again", "The young person is not coming after all. Somebody else can take it."),
    },
    "jobhelp.rehearsal_soon": {
        "da": ("Du har en tid i huset i morgen", "Kan du ikke, så meld fra. Det er helt okay."),
        "en": ("You have a time at the house tomorrow", "If you cannot come, cancel it. That is quite all right."),
    },
    "jobhelp.rehearsal_off": {
        "da": ("Din tid i huset er aflyst", "Det er ikke noget, du har gjort. Du kan vælge en anden tid."),
        "en": ("Your time at the house is off", "It is nothing you did. You can choose another time."),
    },
    "jobhelp.slot_off": {
        "da": ("En tid er aflyst", "I kan ikke begge være der, så ingen kommer til den."),
        "en": ("A time is off", "You cannot both be there, so nobody is coming to it."),
    },
    "jobhelp.employer_waits": {
        "da": ("En arbejdsgiver venter", "{name} skal godkendes, før unge kan se deres job."),
        "en": ("An employer is waiting", "{name} must be approved before youths can see their jobs."),
    },
    "jobhelp.employer_approved": {
        "da": ("Arbejdsgiveren er godkendt", "Nu kan job hos {name} vises."),
        "en": ("The employer is approved", "Jobs at {name} can be shown now."),
    },
    "jobhelp.opening_over": {
        "da": ("Et job vises ikke længere", "{title}: dagen er gået, eller reglerne er ændret. Se på det igen."),
        "en": ("A job is no longer shown", "{title}: its day is over, or the rules have changed. Look at it again."),
    },
    "crew.shift_tomorrow": {
        "da": ("Du har en vagt i morgen", "{duty}, {when}. Kan du ikke alligevel? Giv den videre eller slip den."),
        "en": ("You have a shift tomorrow", "{duty}, {when}. Can't you after all? Hand it over or let it go."),
    },
    "crew.shift_offer": {
        "da": ("Vil du tage en vagt?", "{duty}, {when}. Du bestemmer selv."),
        "en": ("Would you take a shift?", "{duty}, {when}. It is up to you."),
    },
    "crew.shift_swap": {
        "da": ("Vil du bytte vagt?", "Du kan få {duty}, {when}. Du bestemmer selv."),
        "en": ("Would you swap shifts?", "You could have {duty}, {when}. It is up to you."),
    },
    "crew.shift_taken": {
        "da": ("Din vagt er givet videre", "{duty}, {when}: der blev sagt ja."),
        "en": ("Your shift is handed over", "{duty}, {when}: the answer was yes."),
    },
    "crew.shift_declined": {
        "da": ("Det passede ikke denne gang", "{duty}, {when}: du har stadig vagten. Spørg en anden, eller slip den."),
        "en": ("It didn't fit this time", "{duty}, {when}: you still have the shift. Ask another, or let it go."),
    },
    "crew.shift_off": {
        "da": ("En vagt er aflyst", "{duty}, {when}. Du behøver ikke gøre noget."),
        "en": ("A shift is called off", "{duty}, {when}. You don't need to do anything."),
    },
    "crew.shift_short": {
        "da": ("En vagt mangler nogen", "{duty}, {when}. Spørg en, eller aflys den i tide."),
        "en": ("A shift lacks somebody", "{duty}, {when}. Ask somebody, or call it off in time."),
    },
    "crew.shift_unsafe": {
        "da": (
            "En vagt er ikke tryg endnu",
            "{duty}, {when}: en under 18 har den. Der skal være en voksen, og mindst tre i alt.",
        ),
        "en": (
            "A shift is not yet safe",
            "{duty}, {when}: somebody under 18 has it. An adult must be there, and three people at least.",
        ),
    },
    "crew.shift_released": {
        "da": (
            "Du er fri fra din vagt",
            "{duty}, {when}: der er for få på den. Du behøver ikke komme. Tak for viljen.",
        ),
        "en": (
            "You are free of your shift",
            "{duty}, {when}: too few are on it. You need not come. Thank you all the same.",
        ),
    },
    "crew.shift_unanswered": {
        "da": ("Ingen har svaret om en vagt", "{duty}, {when}: den skulle gives videre. Find en, der kan."),
        "en": ("Nobody answered about a shift", "{duty}, {when}: it was to be handed over. Find somebody who can."),
    },
    "crew.rule_carried": {
        "da": ("Reglen gælder nu", "Der er stemt om dit forslag, og de fleste sagde ja."),
        "en": ("The rule holds now", "Your proposal was voted on, and most said yes."),
    },
    "crew.rule_fell": {
        "da": ("Afstemningen er slut", "Din regel blev det ikke denne gang. Tak, fordi du foreslog noget."),
        "en": ("The vote is over", "Your rule wasn't carried this time. Thank you for proposing something."),
    },
    "crew.rule_vetoed": {
        "da": ("Din regel er stoppet", "En koordinator har sagt hvorfor. Alle kan læse det."),
        "en": ("Your rule was stopped", "A coordinator said why. Everybody can read it."),
    },
    "events.came": {
        "da": ("Hvordan var det?", "{title}: tre tryk, hvis du har lyst. Ingen ser, at det er dig."),
        "en": ("How was it?", "{title}: three taps if you like. Nobody sees that it is you."),
    },
    "events.missed": {
        "da": ("Vi savnede dig", "{title}: det er helt i orden. Vil du sige, hvad der ville have gjort det lettere?"),
        "en": ("We missed you", "{title}: that is quite all right. Would you say what would have made it easier?"),
    },
    "events.no_room": {
        "da": ("{title} har ikke noget lokale", "Lokalet var optaget en af dagene. Vælg et andet, når du kan."),
        "en": ("{title} has no room", "The room was taken on one of the days. Choose another when you can."),
    },
    "events.removed": {
        "da": ("Aflyst", "Noget, du var skrevet på, er aflyst. Du behøver ikke gøre noget."),
        "en": ("Cancelled", "Something you signed up for is cancelled. You don't need to do anything."),
    },
}


def _answer(data: Data, language: str) -> Words:
    title = {"da": "Svar på det, du sagde til om", "en": "About what you told us"}
    return title[language], answer_to_reporter(fine=data["fine"] == "yes", language=language)


def _appeal(data: Data, language: str) -> Words:
    title = {"da": "Svar på din klage", "en": "About your appeal"}
    return title[language], appeals.answer(data["outcome"], language)


WRITERS: dict[str, Callable[[Data, str], Words]] = {
    "moderation.answer": _answer,
    "moderation.decision": statements.write,
    "moderation.appeal": _appeal,
}


def render(kind: str, data: Data, language: str) -> Words:
    """Title and text of a notice; raises KeyError for an unknown kind or missing data.

    Of a fact that has its own word in a language, that word is taken: `duty_en` for `duty` in English.
    """
    if writer := WRITERS.get(kind):
        return writer(data, language)
    spoken = {**data, **{name[:-3]: word for name, word in data.items() if name.endswith(f"_{language}")}}
    title, text = TEMPLATES[kind][language]
    return title.format_map(spoken), text.format_map(spoken)


# What a locked telephone on a table may show: that there is something, never what, nor that this is about care.
_PUSHES: dict[str, dict[str, str]] = {
    "messages": {"da": "Du har en ny besked", "en": "You have a new message"},
    "invitations": {"da": "Der er noget, du kan svare på", "en": "There is something you can answer"},
    "events": {"da": "Der er nyt om noget, der sker", "en": "There is news about an event"},
    "safety": {"da": "Der er en besked til dig", "en": "There is a note for you"},
    "several": {"da": "Der er nyt til dig", "en": "There is something new for you"},
    "urgent": {"da": "Kig her nu. Det haster.", "en": "Have a look now. It's urgent."},
}
PUSH_TITLE = "Flok"


def push_words(topic: str, language: str, *, urgent: bool) -> Words:
    """Title and text of a push; raises KeyError for an unknown topic."""
    return PUSH_TITLE, _PUSHES["urgent" if urgent else topic][language]


def check(kind: str, data: Data) -> None:
    """Raise KeyError unless the notice can be worded in every language."""
    for language in LANGUAGES:
        render(kind, data, language)
