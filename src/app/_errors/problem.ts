import { TRPCClientError } from "@trpc/client";
import type { FieldIssue } from "#app/_forms/field-issues.ts";
import type { DomainErrorCode } from "#domain/domain-error.ts";
import type { AppRouter } from "#server/trpc/root.ts";

/** Why a request did not succeed, as far as a page can tell. */
export type Problem =
  | { readonly kind: "domain"; readonly code: DomainErrorCode; readonly values: Readonly<Record<string, string>> }
  | { readonly kind: "input"; readonly issues: readonly FieldIssue[] }
  | { readonly kind: "unreachable" }
  | { readonly kind: "unknown"; readonly errorId: string | null };

/** Reads a request's error into what can be said about it. */
export function readProblem(error: unknown): Problem {
  if (!isApiError(error)) return { kind: "unknown", errorId: null };
  const data = error.data;
  if (data === null || data === undefined) return { kind: "unreachable" };
  if (data.domain) return { kind: "domain", code: data.domain.code, values: data.domain.values };
  if (data.issues) return { kind: "input", issues: data.issues };
  return { kind: "unknown", errorId: data.errorId ?? null };
}

function isApiError(error: unknown): error is TRPCClientError<AppRouter> {
  return error instanceof TRPCClientError;
}
