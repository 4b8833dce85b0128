# SPDX-License-Identifier: EUPL-1.2
# ruff: noqa: S608 - our own words
"""The wall around what municipalities share, and around whose it is.

Members of a region read its places, the stays in them and who else is a member; each writes only
its own. Without a municipality every question raises, as behind the other walls.
"""

from django.db import migrations

from woonzeker.access import wall

_OWN = "woonzeker_municipality()"
_SHARED = (
    "housing_region",
    "housing_regionmember",
    "housing_place",
    "housing_stay",
    "housing_waitshared",
)


def _member(region: str, *, now: bool = True) -> str:
    """That the municipality that was chosen is a member of a region, now or ever."""
    still = "AND m.left_on IS NULL" if now else ""
    return (
        f"EXISTS (SELECT 1 FROM housing_regionmember m WHERE m.region_id = {region} "
        f"AND m.member_id = {_OWN} {still})"
    )


_FORCE = "".join(
    f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;"
    for table in _SHARED
)
#: who shares a region is no secret; the first of a new region is whoever makes it, after that a
#: member lets in the next
_MEMBERS = f"""
CREATE POLICY housing_regionmember_read ON housing_regionmember FOR SELECT
    USING ({_OWN} IS NOT NULL);
CREATE POLICY housing_regionmember_add ON housing_regionmember FOR INSERT WITH CHECK (
    {_member("housing_regionmember.region_id")}
    OR (member_id = {_OWN} AND NOT EXISTS (
        SELECT 1 FROM housing_regionmember m WHERE m.region_id = housing_regionmember.region_id)));
CREATE POLICY housing_regionmember_leave ON housing_regionmember FOR UPDATE
    USING (member_id = {_OWN}) WITH CHECK (member_id = {_OWN});
"""
_REGIONS = f"""
CREATE POLICY housing_region_read ON housing_region FOR SELECT
    USING ({_member("housing_region.id")});
CREATE POLICY housing_region_add ON housing_region FOR INSERT WITH CHECK ({_OWN} IS NOT NULL);
CREATE POLICY housing_region_change ON housing_region FOR UPDATE
    USING ({_member("housing_region.id")}) WITH CHECK ({_member("housing_region.id")});
"""
#: whoever left still knows in which places its households slept
_PLACES = f"""
CREATE POLICY housing_place_read ON housing_place FOR SELECT
    USING ({_member("housing_place.region_id", now=False)});
CREATE POLICY housing_place_add ON housing_place FOR INSERT
    WITH CHECK (kept_by_id = {_OWN} AND {_member("housing_place.region_id")});
CREATE POLICY housing_place_change ON housing_place FOR UPDATE
    USING (kept_by_id = {_OWN}) WITH CHECK (kept_by_id = {_OWN});
"""
_SHARED_PLACE = (
    "EXISTS (SELECT 1 FROM housing_place p WHERE p.id = housing_stay.place_id "
    f"AND {_member('p.region_id')})"
)
_STAYS = f"""
CREATE POLICY housing_stay_read ON housing_stay FOR SELECT USING (booked_for_id = {_OWN}
    OR {_SHARED_PLACE});
CREATE POLICY housing_stay_add ON housing_stay FOR INSERT WITH CHECK (booked_for_id = {_OWN}
    AND {_SHARED_PLACE});
CREATE POLICY housing_stay_change ON housing_stay FOR UPDATE
    USING (booked_for_id = {_OWN}) WITH CHECK (booked_for_id = {_OWN});
"""
_WAITING = f"""
CREATE POLICY housing_waitshared_read ON housing_waitshared FOR SELECT USING (EXISTS (
    SELECT 1 FROM housing_region r WHERE r.id = housing_waitshared.region_id AND r.shares_waiting)
    OR waits_for_id = {_OWN});
CREATE POLICY housing_waitshared_add ON housing_waitshared FOR INSERT WITH CHECK (
    waits_for_id = {_OWN} AND EXISTS (SELECT 1 FROM housing_region r
    WHERE r.id = housing_waitshared.region_id AND r.shares_waiting));
CREATE POLICY housing_waitshared_change ON housing_waitshared FOR UPDATE
    USING (waits_for_id = {_OWN}) WITH CHECK (waits_for_id = {_OWN});
CREATE POLICY housing_waitshared_remove ON housing_waitshared FOR DELETE
    USING (waits_for_id = {_OWN});
"""


class Migration(migrations.Migration):

    dependencies = [("housing", "0003_places_shared_in_a_region")]

    operations = [
        migrations.RunSQL(
            _MEMBERS + _REGIONS + _PLACES + _STAYS + _WAITING + _FORCE, migrations.RunSQL.noop
        ),
        # what a place is does not change, so that whoever sleeps there keeps what was agreed
        wall.append_only("housing_place", but=("open_until",)),
        wall.append_only("housing_stay", but=("until_on", "cancelled_on")),
        wall.as_written("housing_passedover"),
        wall.enclose("housing_stayof", "housing_waits", "housing_passedover"),
        wall.refer("housing_stayof", "case_id", "cases_case"),
        wall.refer("housing_waits", "case_id", "cases_case"),
        wall.refer("housing_passedover", "case_id", "cases_case"),
    ]
