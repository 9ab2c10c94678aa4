import { TRPCError } from "@trpc/server";
import { DOMAIN_ERRORS, type DomainError } from "#domain/domain-error.ts";

/** The one place where a refusal of the domain becomes one of tRPC. */
export function toRefusal(error: DomainError): TRPCError {
  return new TRPCError({ code: DOMAIN_ERRORS[error.code].status, message: error.message, cause: error });
}
