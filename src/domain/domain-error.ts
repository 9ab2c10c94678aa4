/**
 * Every way in which a request to the dashboard is refused. A failed build is no such thing: that is data (`AgentFailure`).
 * `status` is tRPC's code for it.
 */
export const DOMAIN_ERRORS = {
  SIGN_IN_NEEDED: { status: "UNAUTHORIZED" },
  SIGN_IN_FAILED: { status: "UNAUTHORIZED" },
  SIGN_IN_TOO_OFTEN: { status: "TOO_MANY_REQUESTS" },
  PASSWORD_WRONG: { status: "FORBIDDEN" },
  TOKEN_UNKNOWN: { status: "UNAUTHORIZED" },
  TOKEN_EXPIRED: { status: "UNAUTHORIZED" },
  TOKEN_TRIED_TOO_OFTEN: { status: "TOO_MANY_REQUESTS" },
  TOKEN_NOT_ENOUGH: { status: "FORBIDDEN" },
  ROLE_TOO_LOW: { status: "FORBIDDEN" },
  SETUP_TOKEN_WRONG: { status: "FORBIDDEN" },
  SETUP_ALREADY_DONE: { status: "CONFLICT" },
  NOT_FOUND: { status: "NOT_FOUND" },
  NAME_TAKEN: { status: "CONFLICT" },
  EDITED_MEANWHILE: { status: "CONFLICT" },
  ARCHIVED: { status: "CONFLICT" },
  STILL_USED: { status: "CONFLICT" },
  LAST_ADMIN: { status: "CONFLICT" },
  LOCAL_HOST_FIXED: { status: "CONFLICT" },
  HOST_KEY_NOT_OFFERED: { status: "CONFLICT" },
  NO_HOST_FOR_ARCHITECTURE: { status: "CONFLICT" },
  BUILD_ALREADY_FINISHED: { status: "CONFLICT" },
  BUILD_STILL_RUNNING: { status: "CONFLICT" },
  CONTAINERD_TOO_OLD: { status: "CONFLICT" },
  DISK_FILE_UNUSABLE: { status: "BAD_REQUEST" },
  VERIFICATION_NOT_DONE: { status: "CONFLICT" },
  CATALOG_FILE_INVALID: { status: "BAD_REQUEST" },
  CREDENTIALS_UNREADABLE: { status: "BAD_REQUEST" },
  CLOUD_NOT_CHOSEN: { status: "BAD_REQUEST" },
  RELAY_ARCHIVED: { status: "CONFLICT" },
  TARGET_HAS_NO_MACHINES: { status: "CONFLICT" },
  CHECKPOINT_GONE: { status: "CONFLICT" },
  CHECKPOINT_NEEDS_ITS_MIRRORS: { status: "BAD_REQUEST" },
  NO_MACHINE_TO_KEEP: { status: "CONFLICT" },
  IMAGE_NOT_PROVEN: { status: "CONFLICT" },
  ALREADY_PUBLISHING: { status: "CONFLICT" },
  PUBLICATION_WITHDRAWN: { status: "CONFLICT" },
  PUBLICATION_NOT_THERE: { status: "CONFLICT" },
  NOTHING_TO_ROLL_BACK: { status: "CONFLICT" },
  NOTHING_TO_COMPARE: { status: "CONFLICT" },
  LOGO_TOO_LARGE: { status: "BAD_REQUEST" },
  LOGO_UNREADABLE: { status: "BAD_REQUEST" },
  LOGO_ACTIVE: { status: "BAD_REQUEST" },
  LOGO_NOT_HERE: { status: "CONFLICT" },
  SIGNING_SECRET_TOO_SHORT: { status: "BAD_REQUEST" },
  LINK_EXPIRED: { status: "FORBIDDEN" },
} as const satisfies Record<string, { status: string }>;

export type DomainErrorCode = keyof typeof DOMAIN_ERRORS;

/** A broken request. `message` is one English sentence for a log; people read the words for `code`, filled with `values`. */
export class DomainError extends Error {
  override readonly name = "DomainError";
  /** By name, not by class: Next bundles this module once for pages and once for routes, and one's errors reach the other. */
  static override [Symbol.hasInstance](value: unknown): boolean {
    return value instanceof Error && value.name === "DomainError";
  }

  readonly code: DomainErrorCode;
  readonly values: Readonly<Record<string, string>>;

  constructor(code: DomainErrorCode, message: string, values: Readonly<Record<string, string>> = {}) {
    super(message);
    this.code = code;
    this.values = values;
  }
}
