import { errors } from "#messages/en/errors.ts";
import type { Translate } from "#messages/translation.ts";
import type { AgentErrorCode } from "#protocol/agent-error.ts";

/** The title of a build's failure. A code of a newer agent has no words here: then it speaks for itself. */
export function failureTitle(t: Translate, code: string): string {
  return isKnown(code) ? t(`errors.${code}.title`) : code;
}

function isKnown(code: string): code is AgentErrorCode {
  return Object.hasOwn(errors, code);
}
