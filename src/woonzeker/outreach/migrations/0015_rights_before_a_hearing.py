# SPDX-License-Identifier: EUPL-1.2


from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('outreach', '0014_letters_of_an_agreement'),
    ]

    operations = [
        migrations.AlterField(
            model_name='letter',
            name='kind',
            field=models.CharField(choices=[('card', 'kaartje'), ('first', 'eerste brief'), ('first_neutral', 'eerste brief, neutraal'), ('appointment', 'afspraak'), ('reminder', 'herinnering'), ('agreement', 'bevestiging van wat is afgesproken'), ('last_offer', 'laatste aanbod'), ('rights', 'rechten en gratis hulp'), ('source', 'wie het meldde'), ('breach_help', 'hulp nu iets niet lukte'), ('breach_told', 'wat een ander gaat horen'), ('explained', 'uitleg van de afspraak om te blijven wonen'), ('agreement_end', 'op weg naar een eigen contract'), ('summons_rights', 'uw rechten voor de zitting')], max_length=14),
        ),
        migrations.AlterField(
            model_name='lettertext',
            name='kind',
            field=models.CharField(choices=[('card', 'kaartje'), ('first', 'eerste brief'), ('first_neutral', 'eerste brief, neutraal'), ('appointment', 'afspraak'), ('reminder', 'herinnering'), ('agreement', 'bevestiging van wat is afgesproken'), ('last_offer', 'laatste aanbod'), ('rights', 'rechten en gratis hulp'), ('source', 'wie het meldde'), ('breach_help', 'hulp nu iets niet lukte'), ('breach_told', 'wat een ander gaat horen'), ('explained', 'uitleg van de afspraak om te blijven wonen'), ('agreement_end', 'op weg naar een eigen contract'), ('summons_rights', 'uw rechten voor de zitting')], max_length=14),
        ),
        migrations.AlterField(
            model_name='message',
            name='kind',
            field=models.CharField(choices=[('card', 'kaartje'), ('first', 'eerste brief'), ('first_neutral', 'eerste brief, neutraal'), ('appointment', 'afspraak'), ('reminder', 'herinnering'), ('agreement', 'bevestiging van wat is afgesproken'), ('last_offer', 'laatste aanbod'), ('rights', 'rechten en gratis hulp'), ('source', 'wie het meldde'), ('breach_help', 'hulp nu iets niet lukte'), ('breach_told', 'wat een ander gaat horen'), ('explained', 'uitleg van de afspraak om te blijven wonen'), ('agreement_end', 'op weg naar een eigen contract'), ('summons_rights', 'uw rechten voor de zitting')], max_length=14),
        ),
        migrations.AlterField(
            model_name='printrun',
            name='kind',
            field=models.CharField(choices=[('card', 'kaartje'), ('first', 'eerste brief'), ('first_neutral', 'eerste brief, neutraal'), ('appointment', 'afspraak'), ('reminder', 'herinnering'), ('agreement', 'bevestiging van wat is afgesproken'), ('last_offer', 'laatste aanbod'), ('rights', 'rechten en gratis hulp'), ('source', 'wie het meldde'), ('breach_help', 'hulp nu iets niet lukte'), ('breach_told', 'wat een ander gaat horen'), ('explained', 'uitleg van de afspraak om te blijven wonen'), ('agreement_end', 'op weg naar een eigen contract'), ('summons_rights', 'uw rechten voor de zitting')], max_length=14),
        ),
    ]
