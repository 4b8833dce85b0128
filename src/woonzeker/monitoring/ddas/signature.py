# SPDX-License-Identifier: EUPL-1.2
"""Signing what is handed over: JAdES, detached, over the digest of the body. Pure.

The profile is that of DDAS, made of the Dutch API rules (ADR, module signing) and ETSI
TS 119 182-1: PS256, mechanism HttpHeaders over `digest` alone, the chain in x5c, and `typ` JOSE as
the description of the service asks. When it was signed stands in `iat`, as ETSI asks since version
1.2.1; a receiver must understand `sigD` and `b64`.
"""

from __future__ import annotations

import base64
import hashlib
from dataclasses import dataclass
from datetime import datetime

import jwt
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey

SIGNATURE_HEADER = "nlgov-adr-payload-sig"
ALGORITHM = "PS256"
MECHANISM = "http://uri.etsi.org/19182/HttpHeaders"
#: PKIoverheid gives keys of 4096 bits; under this nobody is believed (NCSC, TLS guidelines)
LEAST_BITS = 3072


class WrongSigner(ValueError):
    """The file to sign with holds no key and certificate that belong together."""


@dataclass(frozen=True, slots=True)
class Signer:
    """A key with its certificates, the signer's own first."""

    key: RSAPrivateKey
    chain: tuple[x509.Certificate, ...]

    @property
    def name(self) -> str:
        """What tells this key from others: the thumbprint of its certificate."""
        return self.thumbprint

    def holds_at(self, moment: datetime) -> bool:
        """Whether the signer's certificate is valid at this moment."""
        own = self.chain[0]
        return own.not_valid_before_utc <= moment <= own.not_valid_after_utc

    @property
    def thumbprint(self) -> str:
        """SHA-256 of the signer's certificate, as x5t#S256 writes it."""
        return _url_safe(self.chain[0].fingerprint(hashes.SHA256()))


def read_signer(pem: bytes) -> Signer:
    """The key and chain in a PEM file; raises WrongSigner, without a word of what is in it."""
    try:
        chain = tuple(x509.load_pem_x509_certificates(pem))
        key = serialization.load_pem_private_key(pem, password=None)
    except (ValueError, TypeError) as wrong:
        raise WrongSigner("geen certificaat en sleutel in PEM") from wrong
    if not isinstance(key, RSAPrivateKey) or key.key_size < LEAST_BITS:
        raise WrongSigner(f"de sleutel moet RSA zijn van ten minste {LEAST_BITS} bits")
    if key.public_key() != chain[0].public_key():
        raise WrongSigner("het eerste certificaat hoort niet bij de sleutel")
    return Signer(key, chain)


def digest_of(body: bytes) -> str:
    """The header Digest of a body (RFC 3230)."""
    return f"SHA-256={base64.b64encode(hashlib.sha256(body).digest()).decode()}"


def signed(digest: str, signer: Signer, *, at: datetime) -> str:
    """The detached signature over a header Digest, as it stands in its own header."""
    headers = {
        "typ": "JOSE",
        "alg": ALGORITHM,
        "b64": False,
        "crit": ["sigD", "b64"],
        "iat": int(at.timestamp()),
        "kid": signer.name,
        "x5c": [_der(each) for each in signer.chain],
        "x5t#S256": signer.thumbprint,
        "sigD": {"mId": MECHANISM, "pars": ["digest"]},
    }
    return jwt.PyJWS().encode(
        to_sign(digest), signer.key, ALGORITHM, headers=headers, is_payload_detached=True
    )


def to_sign(digest: str) -> bytes:
    """What is signed in the mechanism HttpHeaders: the header by name, as it was sent."""
    return f"digest: {digest}".encode()


def _der(certificate: x509.Certificate) -> str:
    return base64.b64encode(certificate.public_bytes(serialization.Encoding.DER)).decode()


def _url_safe(content: bytes) -> str:
    return base64.urlsafe_b64encode(content).rstrip(b"=").decode()
