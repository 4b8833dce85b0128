# SPDX-License-Identifier: EUPL-1.2
"""What goes with each way of living: who can end it, after which judge, what to do now. Pure.

Sources per right in the parameters; the ways of living are those that the guide names in chapters
1 and 5 and in the piece of the Bond Precaire Woonvormen.
"""

from __future__ import annotations

from collections.abc import Mapping

from woonzeker.legal.rules.tenure.rights import (
    ARREARS,
    BY_COURT_ALONE,
    GROUND_NEEDED,
    KEEP,
    LAWYER,
    MAYBE_RENT,
    NOT_WITHOUT_JUDGMENT,
    NOTICE_BY_LANDLORD,
    PAY_ON,
    PLACE,
    PRESSED,
    REGISTER,
    REPORTS,
    REPORTS_BETWEEN,
    REPORTS_IF_RENT,
    SILENCE,
    STAY,
    Holding,
    Judge,
    Right,
)
from woonzeker.legal.rules.tenure.table import Tenure
from woonzeker.matching.linkage.wording import gettext_noop

_FULL = (BY_COURT_ALONE, GROUND_NEEDED, SILENCE, NOT_WITHOUT_JUDGMENT)
_LOOSE = (NOT_WITHOUT_JUDGMENT, MAYBE_RENT, PRESSED)

HOLDINGS: Mapping[Tenure, Holding] = {
    Tenure.RENT: Holding(
        gettext_noop("huur zonder einddatum"), _FULL, NOTICE_BY_LANDLORD, Judge.NEEDED, REPORTS,
        (STAY, PAY_ON, ARREARS, LAWYER),
    ),
    Tenure.RENT_TEMPORARY: Holding(
        gettext_noop("huur met een einddatum"),
        (
            Right("told_in_time", gettext_noop(
                "De verhuurder moet het einde {length} vooraf schrijven. Anders loopt"
                " het contract door."), "bw/tijdelijk_bericht"),
            Right("two_years", gettext_noop(
                "Het kan ten hoogste {length}."), "bw/tijdelijk_langste"),
            Right("only_groups", gettext_noop(
                "Het kan alleen nog voor bepaalde groepen. Anders is het een vast contract."),
                "bsg/groepen"),
            BY_COURT_ALONE, NOT_WITHOUT_JUDGMENT,
        ),
        Right("ends_on_day", gettext_noop(
            "Het contract eindigt op de dag die erop staat, als dat op tijd geschreven is."),
            "bw/tijdelijk_bericht"),
        Judge.NEEDED, REPORTS,
        (STAY, gettext_noop("Zoek op wanneer de brief over het einde kwam."), PAY_ON, LAWYER,
         PLACE),
    ),
    Tenure.VACANCY_ACT: Holding(
        gettext_noop("tijdelijke huur op grond van de Leegstandwet"),
        (
            Right("permit_needed", gettext_noop(
                "Dit kan alleen met een vergunning van de gemeente. Vraag die te zien."),
                "lsw/vergunning"),
            Right("six_months", gettext_noop("Je mag er ten minste {length} wonen."),
                  "lsw/kortste_huur"),
            NOT_WITHOUT_JUDGMENT,
        ),
        Right("three_months", gettext_noop(
            "De verhuurder, zonder reden uit de wet, ten minste {length} vooraf."),
            "lsw/opzegtermijn_verhuurder"),
        Judge.MAYBE, REPORTS,
        (STAY, gettext_noop("Vraag de gemeente of er een vergunning was."), PAY_ON, LAWYER, PLACE),
    ),
    Tenure.ROOM_WITH_LANDLORD: Holding(
        gettext_noop("een kamer in het huis van de verhuurder"),
        (
            Right("nine_months", gettext_noop(
                "Na {length} heeft de verhuurder een reden uit de wet nodig."),
                "bw/hospita_proef"),
            Right("three_months", gettext_noop(
                "Ook daarvoor geldt een opzegtermijn van {length}."),
                "bw/hospita_opzegtermijn"),
            NOT_WITHOUT_JUDGMENT,
        ),
        Right("by_host", gettext_noop("De verhuurder, in het begin zonder reden."),
              "bw/hospita_proef"),
        Judge.MAYBE, REPORTS, (STAY, KEEP, PAY_ON, LAWYER, PLACE),
    ),
    Tenure.CAMPUS: Holding(
        gettext_noop("een studentenwoning (campuscontract)"),
        (
            Right("study_proof", gettext_noop(
                "Je hebt {length} om te laten zien dat je nog studeert."), "bw/campus_bewijs"),
            *_FULL,
        ),
        NOTICE_BY_LANDLORD, Judge.NEEDED, REPORTS,
        (STAY, gettext_noop("Lees of er staat dat de woning weer naar een student gaat."), PAY_ON,
         LAWYER, PLACE),
    ),
    Tenure.USE_AGREEMENT: Holding(
        gettext_noop("een gebruiksovereenkomst (bruikleen)"), _LOOSE,
        Right("by_giver", gettext_noop(
            "Wie je de woning leent, op de manier die op papier staat. Is het huur, dan niet."),
            "bw/huur_tegenprestatie"),
        Judge.MAYBE, REPORTS_IF_RENT, (STAY, KEEP, REGISTER, LAWYER, PLACE),
    ),
    Tenure.ANTI_SQUAT: Holding(
        gettext_noop("antikraak"), _LOOSE,
        Right("by_bureau", gettext_noop(
            "Het bureau, op de manier die op papier staat. Is het huur, dan niet."),
            "bw/huur_tegenprestatie"),
        Judge.MAYBE, REPORTS_IF_RENT,
        (STAY, KEEP, gettext_noop("Tel op wat je betaalt en wat het bureau daarvoor doet."),
         LAWYER, PLACE),
    ),
    Tenure.HOTEL: Holding(
        gettext_noop("een hotel, pension of short stay"),
        (
            Right("not_short", gettext_noop(
                "Woon je er echt, dan kan gewone huur gelden. Het telt hoe en hoelang."),
                "bw/kort_van_aard"),
            NOT_WITHOUT_JUDGMENT, PRESSED,
        ),
        Right("by_house", gettext_noop(
            "Het hotel, als de afgesproken tijd voorbij is. Is het huur, dan niet."),
            "bw/kort_van_aard"),
        Judge.MAYBE, REPORTS_IF_RENT, (STAY, KEEP, REGISTER, LAWYER, PLACE),
    ),
    Tenure.HOLIDAY_PARK: Holding(
        gettext_noop("een vakantiepark, camping of recreatiewoning"),
        (
            Right("not_short", gettext_noop(
                "Woon je er het hele jaar, dan kan gewone huur gelden."), "bw/kort_van_aard"),
            NOT_WITHOUT_JUDGMENT, PRESSED,
        ),
        Right("by_park", gettext_noop(
            "Het park, op de manier die op papier staat. Is het huur, dan niet."),
            "bw/kort_van_aard"),
        Judge.MAYBE, REPORTS_IF_RENT,
        (STAY, KEEP, gettext_noop("Vraag hulp als de gemeente zegt dat wonen hier niet mag."),
         REGISTER, LAWYER, PLACE),
    ),
    Tenure.WORK_HOUSING: Holding(
        gettext_noop("een woning die bij het werk hoort"),
        (
            Right("apart_from_work", gettext_noop(
                "De huur eindigt niet vanzelf als het werk eindigt."), "wgv/huur_los_van_werk"),
            Right("four_weeks", gettext_noop(
                "Een uitzendbureau geeft je ten minste {length} na het werk."),
                "cao/blijven_na_werk"),
            Right("own_language", gettext_noop(
                "Wie verhuurt legt je rechten uit in een taal die je leest."),
                "wgv/uitleg_in_eigen_taal"),
            NOT_WITHOUT_JUDGMENT, PRESSED,
        ),
        Right("by_employer", gettext_noop(
            "Wie verhuurt, los van het werk. Is het huur, dan alleen met een reden uit de wet."),
            "wgv/huur_los_van_werk"),
        Judge.MAYBE, REPORTS_IF_RENT, (STAY, KEEP, REGISTER, LAWYER, PLACE),
    ),
    Tenure.SUBLET: Holding(
        gettext_noop("onderhuur"),
        (
            Right("taken_over", gettext_noop(
                "Huur je een hele woning, dan gaat de eigenaar met jou door na de hoofdhuur."),
                "bw/onderhuur_voortzetting"),
            Right("six_months", gettext_noop(
                "De eigenaar kan daarna {length} lang de rechter vragen het te beëindigen."),
                "bw/onderhuur_beeindigen"),
            *_FULL,
        ),
        Right("by_main_tenant", gettext_noop(
            "Wie aan jou verhuurt, met een reden uit de wet. Een kamer is minder beschermd."),
            "bw/opzeggronden"),
        Judge.MAYBE, REPORTS_BETWEEN, (STAY, KEEP, PAY_ON, REGISTER, LAWYER, PLACE),
    ),
    Tenure.CARE_PROVIDER: Holding(
        gettext_noop("wonen via een zorginstelling"),
        (
            Right("care_or_rent", gettext_noop(
                "Weegt de zorg niet zwaarder dan het wonen, dan geldt gewone huur."),
                "bw/zorg_overheerst"),
            Right("taken_over", gettext_noop(
                "Huur je een hele woning door, dan kan de eigenaar jou moeten overnemen."),
                "bw/onderhuur_voortzetting"),
            NOT_WITHOUT_JUDGMENT,
        ),
        Right("by_provider", gettext_noop(
            "De instelling. Of dat zonder rechter kan, staat vaak niet vast."),
            "bw/zorg_overheerst"),
        Judge.MAYBE, REPORTS_BETWEEN,
        (STAY, KEEP, gettext_noop("Vraag om een contract op je eigen naam."),
         gettext_noop("Vraag onafhankelijke cliëntondersteuning."), LAWYER, PLACE),
    ),
    Tenure.WITH_SOMEBODY: Holding(
        gettext_noop("inwonen bij iemand"),
        (NOT_WITHOUT_JUDGMENT, MAYBE_RENT, Right(
            "co_tenancy", gettext_noop(
                "Woon je er {length} samen als huishouden, dan kun je medehuur vragen."),
            "bw/medehuur_huishouding")),
        Right("by_host", gettext_noop(
            "Degene bij wie je woont. Betaal je ervoor, dan kan het huur zijn."),
            "bw/huur_bestanddelen"),
        Judge.MAYBE, REPORTS_IF_RENT,
        (gettext_noop("Vraag om een paar weken, met hulp van iemand die bemiddelt."), REGISTER,
         PLACE, LAWYER),
    ),
    Tenure.OWNER: Holding(
        gettext_noop("een eigen woning"),
        (
            Right("served", gettext_noop(
                "Een gedwongen verkoop begint met een brief van een deurwaarder."),
                "rv/aanzegging_executie"),
            Right("unit", gettext_noop(
                "Een afdeling van de bank zoekt eerst met je naar een oplossing."),
                "hyp/bijzonder_beheer"),
            Right("bid", gettext_noop("Tot kort voor de veiling kan een bod buitenom."),
                  "rv/onderhands_bod"),
        ),
        Right("by_lender", gettext_noop("De bank kan laten verkopen als je niet betaalt."),
              "bw/recht_van_parate_executie"),
        Judge.NOT_TO_SELL,
        Right("no_duty", gettext_noop("De bank hoeft achterstand niet bij de gemeente te melden."),
              "hyp/melding"),
        (gettext_noop("Bel de bank, en vraag naar bijzonder beheer."), ARREARS,
         gettext_noop("Teken geen verkoop voordat iemand met je meekeek."), LAWYER, PLACE),
    ),
    Tenure.SQUAT: Holding(
        gettext_noop("wonen zonder toestemming"),
        (
            Right("heard_first", gettext_noop(
                "Een rechter beslist over ontruimen en hoort je eerst, als dat kan."),
                "sv/kraken_beslissing"),
            NOT_WITHOUT_JUDGMENT,
        ),
        Right("by_prosecutor", gettext_noop("De eigenaar of de officier van justitie, via een"
                                            " rechter."), "sv/kraken_beslissing"),
        Judge.FAST,
        Right("nobody_reports", gettext_noop("Er is geen huur, dus ook geen melding."),
              "bgs/gegevens"),
        (LAWYER, PLACE, REGISTER),
    ),
    Tenure.UNKNOWN: Holding(
        gettext_noop("nog niet duidelijk"), _LOOSE,
        Right("not_clear", gettext_noop("Dat is nog niet duidelijk."), "bw/huur_bestanddelen"),
        Judge.MAYBE, REPORTS_IF_RENT, (STAY, KEEP, LAWYER, PLACE),
    ),
}  # fmt: skip
