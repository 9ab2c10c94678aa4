import { randomUUID } from "node:crypto";
import { initTRPC } from "@trpc/server";
import { ZodError } from "zod";
import { DomainError } from "#domain/domain-error.ts";
import type { Actor } from "#domain/person/person.ts";
import { hasRole, type Role } from "#domain/person/role.ts";
import { log } from "#server/log.ts";
import type { Context } from "./context.ts";
import { toRefusal } from "./to-refusal.ts";

/**
 * The wire's error shape: `domain` for a refused request, `issues` for input that does not fit, `errorId` for everything that
 * nobody foresaw: that is logged with the id, and only the id is shown.
 */
const t = initTRPC.context<Context>().create({
  errorFormatter({ shape, error }) {
    const { cause } = error;
    const domain = cause instanceof DomainError ? { code: cause.code, values: cause.values } : null;
    // A schema that our own data does not fit is a fault of ours, and logged as one.
    const issues =
      error.code === "BAD_REQUEST" && cause instanceof ZodError
        ? cause.issues.map(({ path, message }) => ({ path: path.map(String), message }))
        : null;
    const isForeseen = domain !== null || issues !== null || error.code !== "INTERNAL_SERVER_ERROR";
    const errorId = isForeseen ? null : randomUUID();
    if (errorId !== null)
      log("error", "A request failed.", { errorId, path: shape.data.path, error: String(cause?.stack ?? error.stack) });
    const { code, httpStatus, path } = shape.data;
    return {
      ...shape,
      message: isForeseen ? shape.message : `Internal error ${errorId}.`,
      data: { code, httpStatus, path, domain, issues, errorId },
    };
  },
  sse: { ping: { enabled: true, intervalMs: 15_000 }, client: { reconnectAfterInactivityMs: 30_000 } },
});

export const { router, createCallerFactory } = t;

const refusals = t.middleware(async ({ next }) => {
  const result = await next();
  if (!result.ok && result.error.cause instanceof DomainError) throw toRefusal(result.error.cause);
  return result;
});

export const publicProcedure = t.procedure.use(refusals);

const procedureFor = (least: Role) =>
  publicProcedure.use(({ ctx, next }) => {
    if (ctx.person === null) throw new DomainError("SIGN_IN_NEEDED", "Nobody is signed in.");
    if (!hasRole(ctx.person.role, least)) throw new DomainError("ROLE_TOO_LOW", `This takes the role ${least}.`, { role: least });
    const actor: Actor = { personId: ctx.person.id, role: ctx.person.role };
    return next({ ctx: { actor } });
  });

export const viewerProcedure = procedureFor("viewer");
export const operatorProcedure = procedureFor("operator");
export const adminProcedure = procedureFor("admin");

/** For what only a person does who signed in by password: a token that was stolen must not outlive itself by making another. */
export const sessionProcedure = viewerProcedure.use(({ ctx, next }) => {
  const sessionId = ctx.person?.sessionId ?? null;
  if (sessionId === null) throw new DomainError("TOKEN_NOT_ENOUGH", "This takes a session, not a token.");
  return next({ ctx: { sessionId } });
});
