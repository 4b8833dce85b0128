# SPDX-License-Identifier: EUPL-1.2
"""The warning before stored goods go, in the other languages of letters. Pure.

It goes along with the Dutch letter, which carries the list. Somebody who speaks the language has
not confirmed it: the foot of the paper says so, to who hands it over.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from woonzeker.housing.rules.goods_papers import Kept, Sender
from woonzeker.housing.rules.papers import Paper

UNCONFIRMED = "Vertaling, nog niet nagekeken. Geef altijd de Nederlandse brief met de lijst mee."
#: languages that are written from right to left
RIGHT_TO_LEFT = frozenset({"ar"})


@dataclass(frozen=True, slots=True)
class Words:
    """The sentences of one language; %s is a day, a place or a number to call."""

    title: str
    since: str
    fetch: str
    where: str
    call: str
    free: str
    heading: str
    then: str
    listed: str


WORDS: Mapping[str, Words] = {
    "en": Words(
        "Collect your belongings",
        "We have kept belongings of yours since %s.",
        "Collect them. You can do so up to and including %s. Nothing goes before that day. After"
        " it we may sell belongings.",
        "They are here: %s.",
        "Call us: %s. Then we agree when you collect them.",
        "Collecting costs nothing. Can you not come? Call us: we help with transport or another"
        " day. What you say you want back stays here.",
        "What happens if we hear nothing",
        "Then we sell what can be sold. The money stays yours for three years, less costs that"
        " nobody else paid. Papers, medicines, photos and phones never go.",
        "The list of your belongings is in the Dutch letter.",
    ),
    "tr": Words(
        "Eşyalarınızı alın",
        "%s tarihinden beri eşyalarınızı saklıyoruz.",
        "Onları alın. Bunu %s tarihine kadar (o gün dahil) yapabilirsiniz. O günden önce hiçbir"
        " şey gitmez. Sonrasında eşyaları satabiliriz.",
        "Eşyalarınız burada: %s.",
        "Bizi arayın: %s. Ne zaman alacağınızı birlikte kararlaştırırız.",
        "Almak ücretsizdir. Gelemiyor musunuz? Bizi arayın: taşıma ya da başka bir gün için"
        " yardım ederiz. Geri istediğinizi söylediğiniz şey burada kalır.",
        "Sizden haber almazsak ne olur",
        "O zaman satılabilecek olanı satarız. Para, başkasının ödemediği masraflar düşüldükten"
        " sonra üç yıl sizindir. Evrak, ilaç, fotoğraf ve telefonlar asla gitmez.",
        "Eşyalarınızın listesi Hollandaca mektuptadır.",
    ),
    "ar": Words(
        "استلموا أغراضكم",
        "نحتفظ بأغراض لكم منذ %s.",
        "استلموها. يمكنكم ذلك حتى %s، ويشمل ذلك اليوم نفسه. لا يذهب شيء قبل ذلك. بعده يمكننا بيع"
        " الأغراض.",
        "أغراضكم هنا: %s.",
        "اتصلوا بنا: %s. ثم نتفق على موعد الاستلام.",
        "الاستلام مجاني. ألا تستطيعون الحضور؟ اتصلوا بنا: نساعدكم في النقل أو في موعد آخر."
        " ما تقولون إنكم تريدونه يبقى عندنا.",
        "ماذا يحدث إن لم نسمع منكم",
        "عندها نبيع ما يمكن بيعه. يبقى المال لكم ثلاث سنوات بعد خصم تكاليف لم يدفعها أحد غيركم."
        " الأوراق والأدوية والصور والهواتف لا تذهب أبداً.",
        "قائمة أغراضكم في الرسالة الهولندية.",
    ),
    "pl": Words(
        "Proszę odebrać swoje rzeczy",
        "Przechowujemy Państwa rzeczy od %s.",
        "Proszę je odebrać. Można to zrobić do %s włącznie. Przed tym dniem nic nie zniknie. Potem"
        " możemy sprzedać rzeczy.",
        "Rzeczy są tutaj: %s.",
        "Proszę zadzwonić: %s. Umówimy się na odbiór.",
        "Odbiór jest bezpłatny. Nie mogą Państwo przyjść? Proszę zadzwonić: pomożemy z transportem"
        " albo innym terminem. To, co chcą Państwo odzyskać, zostaje u nas.",
        "Co się stanie, jeśli nie odpowiedzą Państwo",
        "Wtedy sprzedamy to, co można sprzedać. Pieniądze należą do Państwa przez trzy lata, po"
        " odjęciu kosztów, których nikt inny nie zapłacił. Dokumenty, leki, zdjęcia i telefony"
        " nigdy nie znikną.",
        "Lista Państwa rzeczy jest w liście po niderlandzku.",
    ),
    "uk": Words(
        "Заберіть свої речі",
        "Ми зберігаємо ваші речі з %s.",
        "Заберіть їх. Це можна зробити до %s включно. До цього дня нічого не зникне. Після цього"
        " ми можемо продати речі.",
        "Ваші речі тут: %s.",
        "Зателефонуйте нам: %s. Домовимося, коли ви їх заберете.",
        "Забрати речі безкоштовно. Не можете прийти? Зателефонуйте: допоможемо з перевезенням або"
        " іншим днем. Те, що ви хочете повернути, залишається в нас.",
        "Що буде, якщо ви не відповісте",
        "Тоді ми продамо те, що можна продати. Гроші ваші протягом трьох років, за вирахуванням"
        " витрат, яких не сплатив ніхто інший. Документи, ліки, фото й телефони ніколи не"
        " зникнуть.",
        "Список ваших речей є в листі нідерландською.",
    ),
    "ti": Words(
        "ንብረትኩም ውሰዱ",
        "ካብ %s ጀሚርና ንብረትኩም ንዕቅብ ኣለና።",
        "ውሰድዎ። ክሳብ %s (እታ መዓልቲ ሓዊስካ) ክትወስድዎ ትኽእሉ። ቅድሚ እታ መዓልቲ ዝኸይድ የለን። ድሕሪኡ ንብረት ክንሸይጥ ንኽእል።",
        "ንብረትኩም ኣብዚ ኣሎ፦ %s።",
        "ደውሉልና፦ %s። መዓስ ከም እትወስድዎ ንሰማማዕ።",
        "ምውሳድ ብነጻ እዩ። ክትመጹ ኣይትኽእሉን ዲኹም? ደውሉልና፦ ብመጓዓዝያ ወይ ካልእ መዓልቲ ንሕግዝ። ክምለሰልና ዝበልኩምዎ ኣብዚ ይጸንሕ።",
        "እንተዘይሰሚዕና እንታይ ይኸውን",
        "ሽዑ ዝሽየጥ ንሸይጥ። እቲ ገንዘብ ንሰለስተ ዓመት ናትኩም እዩ፣ ካልእ ሰብ ዘይከፈሎ ወጻኢታት ተቐኒሱ።"
        " ወረቓቕቲ፣ መድሃኒት፣ ስእሊታትን ተሌፎናትን ፈጺሞም ኣይኸዱን።",
        "ዝርዝር ንብረትኩም ኣብቲ ብሆላንድኛ ዝተጻሕፈ ደብዳበ ኣሎ።",
    ),
}


def translated_warning(
    kept: Kept, sender: Sender, language: str, *, since: str, until: str, day: str
) -> Paper:
    """The warning in a language of `WORDS`; the days are written in that language."""
    words = WORDS[language]
    call = ", ".join(filter(None, (sender.phone, sender.hours))) or sender.name
    return Paper(
        title=words.title,
        sender=sender.lines,
        address=(*kept.people, *(kept.to or ("persoonlijk te geven",))),
        day=day,
        paragraphs=(
            words.since % since,
            words.fetch % until,
            words.where % kept.where,
            words.call % call,
            words.free,
            f"## {words.heading}",
            words.then,
            words.listed,
        ),
        foot=f"Zaak {kept.case}. Awb art. 5:30. {UNCONFIRMED}",
        language=language,
        direction="rtl" if language in RIGHT_TO_LEFT else "ltr",
    )
