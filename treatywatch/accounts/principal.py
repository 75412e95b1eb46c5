"""Who is asking: the one value that every decision on seeing and doing is made from."""

import uuid
from dataclasses import dataclass

from treatywatch.accounts.models import ApiToken, Membership, Role, Scope, User


@dataclass(frozen=True, slots=True)
class Principal:
    """A person, a partner's program, or nobody.

    `role` is empty for programs and for people without an organisation. `scopes` are what a token may read;
    a person may read everything that her organisation may, so hers are all of them.
    """

    user_id: uuid.UUID | None = None
    organisation_id: uuid.UUID | None = None
    role: str = ""
    scopes: frozenset[str] = frozenset({Scope.PUBLIC})
    is_site_admin: bool = False

    @property
    def writes(self) -> bool:
        """Whether this principal may write annotations and import drafts."""
        return self.role in (Role.ANALYST, Role.COORDINATOR)

    @property
    def coordinates(self) -> bool:
        """Whether this principal may publish drafts, decide lineage, review and issue notes."""
        return self.role == Role.COORDINATOR

    @property
    def keeps_keys(self) -> bool:
        """Whether this principal gives out and revokes the API keys of its organisation."""
        return self.role in (Role.COORDINATOR, Role.ADMIN)


ANONYMOUS = Principal()


def principal_of_user(user: User) -> Principal:
    """The principal of a person who is logged in; reads her membership, one query."""
    membership = Membership.objects.filter(user=user).first()
    if membership is None:
        return Principal(user_id=user.pk, is_site_admin=user.is_staff)
    return Principal(
        user_id=user.pk,
        organisation_id=membership.organisation_id,
        role=membership.role,
        scopes=frozenset(Scope.values),
        is_site_admin=user.is_staff,
    )


def principal_of_token(token: ApiToken) -> Principal:
    """The principal of a partner's program: reads only, within the scopes of its token."""
    return Principal(organisation_id=token.organisation_id, scopes=frozenset(token.scopes))
