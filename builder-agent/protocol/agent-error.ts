import { z } from "zod";

/** Who can mend a failure. */
export const blameSchema = z.enum(["recipe", "mirror", "host", "target", "agent", "user"]);
export type Blame = z.infer<typeof blameSchema>;

type AgentErrorSpec = { readonly blame: Blame; readonly isRetryable: boolean };

/**
 * Every way in which a job can fail, with who can mend it and whether the same job may succeed unchanged.
 * The words for a person are the dashboard's; a code without words does not compile there.
 */
export const AGENT_ERRORS = {
  RECIPE_REJECTED: { blame: "recipe", isRetryable: false },
  RECIPE_UNSUPPORTED: { blame: "recipe", isRetryable: false },
  CONTAINERD_TOO_OLD: { blame: "recipe", isRetryable: false },
  SCRIPT_FAILED: { blame: "recipe", isRetryable: false },
  PACKAGE_NOT_FOUND: { blame: "recipe", isRetryable: false },
  PACKAGE_CONFLICT: { blame: "recipe", isRetryable: false },
  PACKAGE_INSTALL_FAILED: { blame: "recipe", isRetryable: false },
  DISK_TOO_SMALL: { blame: "recipe", isRetryable: false },
  BASE_URL_REJECTED: { blame: "recipe", isRetryable: false },
  BASE_CHECKSUM_MISMATCH: { blame: "mirror", isRetryable: true },
  BASE_SIGNATURE_BAD: { blame: "mirror", isRetryable: false },
  BASE_FORMAT_REJECTED: { blame: "recipe", isRetryable: false },
  BASE_LAYOUT_UNKNOWN: { blame: "recipe", isRetryable: false },
  BASE_SOURCES_UNKNOWN: { blame: "recipe", isRetryable: false },
  MIRROR_UNREACHABLE: { blame: "mirror", isRetryable: true },
  MIRROR_NOT_FOUND: { blame: "mirror", isRetryable: false },
  MIRROR_SIGNATURE_BAD: { blame: "mirror", isRetryable: false },
  MIRROR_GEO_BLOCKED: { blame: "mirror", isRetryable: false },
  MIRROR_HASH_MISMATCH: { blame: "mirror", isRetryable: true },
  MIRROR_STALLED: { blame: "mirror", isRetryable: true },
  HOST_COMMAND_MISSING: { blame: "host", isRetryable: false },
  HOST_DISK_FULL: { blame: "host", isRetryable: true },
  HOST_ATTACH_UNAVAILABLE: { blame: "host", isRetryable: false },
  HOST_RESOURCE_BUSY: { blame: "host", isRetryable: true },
  HOST_UNREACHABLE: { blame: "host", isRetryable: true },
  HOST_AUTHENTICATION_FAILED: { blame: "host", isRetryable: false },
  HOST_KEY_MISMATCH: { blame: "host", isRetryable: false },
  HOST_NOT_ROOT: { blame: "host", isRetryable: false },
  IMAGE_BOOT_FAILED: { blame: "recipe", isRetryable: false },
  IMAGE_CHECK_FAILED: { blame: "agent", isRetryable: true },
  IMAGE_HASH_MISMATCH: { blame: "host", isRetryable: true },
  TARGET_UNREACHABLE: { blame: "target", isRetryable: true },
  TARGET_AUTHENTICATION_FAILED: { blame: "target", isRetryable: false },
  TARGET_FORBIDDEN: { blame: "target", isRetryable: false },
  TARGET_NOT_FOUND: { blame: "target", isRetryable: false },
  TARGET_QUOTA_EXCEEDED: { blame: "target", isRetryable: false },
  TARGET_REJECTED: { blame: "target", isRetryable: false },
  TARGET_HASH_MISMATCH: { blame: "target", isRetryable: true },
  TARGET_SERVER_FAILED: { blame: "target", isRetryable: true },
  TARGET_SERVER_UNREACHABLE: { blame: "target", isRetryable: true },
  TARGET_SNAPSHOT_FAILED: { blame: "target", isRetryable: true },
  AGENT_VERSION_MISMATCH: { blame: "agent", isRetryable: true },
  AGENT_KILLED: { blame: "host", isRetryable: true },
  AGENT_JOURNAL_LOST: { blame: "host", isRetryable: true },
  AGENT_BUG: { blame: "agent", isRetryable: false },
  COMMAND_FAILED: { blame: "recipe", isRetryable: false },
  CANCELLED: { blame: "user", isRetryable: true },
} as const satisfies Record<string, AgentErrorSpec>;

export type AgentErrorCode = keyof typeof AGENT_ERRORS;

export const agentErrorCodeSchema = z.enum(Object.keys(AGENT_ERRORS) as [AgentErrorCode, ...AgentErrorCode[]]);

/** What is known about the command or the file on which a job broke; free of secrets. */
export const agentErrorDetailSchema = z.object({
  step: z.string().optional(),
  command: z.string().optional(),
  exitCode: z.number().int().optional(),
  stderrTail: z.string().optional(),
  subject: z.string().optional(),
});
export type AgentErrorDetail = z.infer<typeof agentErrorDetailSchema>;

/** An `AgentError` as it stands in a journal. `message` is one English sentence for a log; people read the words for `code`. */
export const agentFailureSchema = z.object({
  code: agentErrorCodeSchema,
  blame: blameSchema,
  message: z.string(),
  detail: agentErrorDetailSchema,
});
export type AgentFailure = z.infer<typeof agentFailureSchema>;

/** A job's failure. `detail.subject` names the package, URL, file or command that it is about. */
export class AgentError extends Error {
  override readonly name = "AgentError";
  readonly code: AgentErrorCode;
  readonly detail: AgentErrorDetail;

  constructor(code: AgentErrorCode, message: string, detail: AgentErrorDetail = {}, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
    this.detail = detail;
  }

  get blame(): Blame {
    return AGENT_ERRORS[this.code].blame;
  }

  toFailure(): AgentFailure {
    return { code: this.code, blame: this.blame, message: this.message, detail: this.detail };
  }
}
