# SPDX-License-Identifier: EUPL-1.2
"""What can be wrong with a request of the statistics office, in the words of its standard."""

from __future__ import annotations

from woonzeker.errors import WoonzekerError


class PullProblem(WoonzekerError):
    """De levering kan niet worden opgehaald."""

    status = 400
    #: the code of FSC Core, where it has one
    fsc = ""


class NotServed(PullProblem):
    """Deze dienst is hier niet in gebruik."""

    status, fsc = 404, "ERROR_CODE_SERVICE_NOT_FOUND"


class NoCertificate(PullProblem):
    """Dit verzoek komt niet met een certificaat door onze eigen proxy."""

    status, fsc = 401, "ERROR_CODE_ACCESS_TOKEN_MISSING"


class OtherCertificate(PullProblem):
    """Dit certificaat mag de levering niet ophalen."""

    status, fsc = 403, "ERROR_CODE_ACCESS_TOKEN_INVALID"


class OtherMethod(PullProblem):
    """Vraag de gegevens op met POST."""

    status, fsc = 405, "ERROR_CODE_METHOD_UNSUPPORTED"


class NotReady(PullProblem):
    """Deze dienst kan nu niet ondertekenen. De beheerder kijkt ernaar."""

    status, fsc = 502, "ERROR_CODE_SERVICE_UNREACHABLE"


class Unreadable(PullProblem):
    """Het verzoek is niet te lezen. Stuur JSON met alleen de velden van de standaard."""


class NotTheSame(PullProblem):
    """De inhoud hoort niet bij de header Digest."""


class NotPossible(PullProblem):
    """Deze dagen of deze bladzijde bestaan niet."""

    status = 422
