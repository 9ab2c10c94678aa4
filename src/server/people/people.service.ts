import type { z } from "zod";
import { DomainError } from "#domain/domain-error.ts";
import { type PersonId, personIdSchema } from "#domain/id.ts";
import type { Actor, newPersonSchema, setUpSchema } from "#domain/person/person.ts";
import type { Role } from "#domain/person/role.ts";
import type { Audit } from "#server/audit/audit.service.ts";
import type { Auth } from "#server/auth/auth.ts";
import { forgetSetupToken, isSetupToken } from "#server/auth/set-up-token.ts";
import { type Db, writeAtOnce } from "#server/db/client.ts";
import { countAdmins, deletePerson, endSessions, findPerson, findPersonByEmail, listPeople, setRole } from "./people.repo.ts";

type Deps = { db: Db; auth: Auth; audit: Audit; setupTokenFile: string };
type NewPerson = z.infer<typeof newPersonSchema>;

/** Who may sign in, and as what. There is always an admin once the set-up is done. */
export function createPeopleService({ db, auth, audit, setupTokenFile }: Deps) {
  async function add({ email, name, password, role }: NewPerson): Promise<{ id: PersonId }> {
    if (findPersonByEmail(db, email) !== undefined)
      throw new DomainError("NAME_TAKEN", `Somebody signs in as ${email} already.`, { name: email });
    const context = await auth.$context;
    const hash = await context.password.hash(password);
    const { id } = await context.internalAdapter.createUser(
      { email: email.toLowerCase(), name, role, emailVerified: true },
      { method: "admin" },
    );
    const personId = personIdSchema.parse(id);
    try {
      await context.internalAdapter.linkAccount({ accountId: id, userId: id, providerId: "credential", password: hash });
    } catch (error) {
      deletePerson(db, personId);
      throw error;
    }
    return { id: personId };
  }

  function mustFind(id: PersonId) {
    const found = findPerson(db, id);
    if (found === undefined) throw new DomainError("NOT_FOUND", `There is no person ${id}.`);
    return found;
  }

  function keepAnAdmin(id: PersonId): void {
    if (countAdmins(db, id) === 0) throw new DomainError("LAST_ADMIN", "The dashboard would be left without an admin.");
  }

  return {
    isSetUp: () => countAdmins(db) > 0,
    list: (_actor: Actor) => listPeople(db),
    async create(actor: Actor, input: NewPerson) {
      const created = await add(input);
      // better-auth writes by itself, one statement at a time: a transaction of ours cannot hold it.
      audit.note(actor, "person-added", { id: created.id, name: input.email }, { role: input.role });
      return created;
    },

    /** Makes the first admin; the token works once. */
    async setUp({ token, ...admin }: z.infer<typeof setUpSchema>): Promise<{ id: PersonId }> {
      if (countAdmins(db) > 0) throw new DomainError("SETUP_ALREADY_DONE", "There is an admin already.");
      if (!isSetupToken(setupTokenFile, token))
        throw new DomainError("SETUP_TOKEN_WRONG", "That is not the set-up link's token.");
      const created = await add({ ...admin, role: "admin" });
      forgetSetupToken(setupTokenFile);
      return created;
    },

    setRole(actor: Actor, { id, role }: { id: PersonId; role: Role }) {
      return writeAtOnce(db, () => {
        const { email, role: before } = mustFind(id);
        if (role !== "admin") keepAnAdmin(id);
        setRole(db, id, role);
        audit.note(actor, "role-changed", { id, name: email }, { from: before, to: role });
        return { id, role };
      });
    },

    remove(actor: Actor, { id }: { id: PersonId }) {
      return writeAtOnce(db, () => {
        const { email } = mustFind(id);
        keepAnAdmin(id);
        endSessions(db, id);
        deletePerson(db, id);
        audit.note(actor, "person-removed", { id, name: email });
        return { id };
      });
    },
  };
}
