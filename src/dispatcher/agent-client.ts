import { z } from "zod";
import { AgentError, agentFailureSchema } from "#protocol/agent-error.ts";
import { type CloudReport, cloudReportSchema } from "#protocol/cloud-report.ts";
import type { Cloud } from "#protocol/cloud-target.ts";
import { type HostReport, hostReportSchema } from "#protocol/host-report.ts";
import { startAnswerSchema } from "#protocol/job-request.ts";
import type { SecretiveRequest } from "./make-request.ts";
import { CommandError, mustRun, type Transport } from "./transport.ts";

/** The agent as it is installed on a host. All are absolute paths there. */
export type InstalledAgent = { readonly node: string; readonly program: string; readonly stateFolder: string };

export type AgentClient = ReturnType<typeof createAgentClient>;

/** What the agent says on stdout in place of an answer: that it refuses (status 2) or that it broke (status 125). */
const complaintSchema = z.object({ error: agentFailureSchema });
/** No journal has these bytes anywhere: its lines begin with the version, and inside a string the quotes are escaped. */
const COMPLAINT_START = Buffer.from('{"error":');

/** Speaks with the agent of one host, in the words of the protocol. Throws `AgentError`. */
export function createAgentClient(transport: Transport, { node, program, stateFolder }: InstalledAgent) {
  const argv = (command: string, ...options: string[]) => [node, program, command, "--state", stateFolder, ...options];

  async function ask<Schema extends z.ZodType>(
    schema: Schema,
    command: string,
    options: { stdin?: string; signal: AbortSignal },
  ) {
    const answer = await mustRun(transport, argv(command), options).catch(throwComplaint);
    const parsed = schema.safeParse(parseJson(answer));
    if (parsed.success) return parsed.data;
    throw new AgentError("AGENT_VERSION_MISMATCH", `The agent answers ${command} with something else: ${answer.slice(0, 200)}`);
  }

  return {
    inspect: (signal: AbortSignal): Promise<HostReport> => ask(hostReportSchema, "inspect", { signal }),

    /** Asks a cloud, seen from the host, what it is and what its credential may do. */
    checkCloud: (cloud: Cloud, secret: string, signal: AbortSignal): Promise<CloudReport> =>
      ask(cloudReportSchema, "check-cloud", { stdin: JSON.stringify({ v: 1, cloud, secret }), signal }),

    /** Starts a job, or finds it started: asking twice is safe. */
    start: (request: SecretiveRequest, signal: AbortSignal) =>
      ask(startAnswerSchema, "start", { stdin: JSON.stringify(request), signal }),

    /**
     * Yields the journal's bytes from an offset on, and ends after its last line.
     * Throws `AGENT_JOURNAL_LOST` where the host does not know the job.
     */
    async *follow(jobId: string, from: number, signal: AbortSignal): AsyncGenerator<Uint8Array> {
      let complaint: Buffer | undefined;
      try {
        for await (const bytes of transport.stream(argv("follow", "--job", jobId, "--from", String(from)), { signal })) {
          const isComplaint = complaint !== undefined || COMPLAINT_START.equals(bytes.subarray(0, COMPLAINT_START.length));
          if (isComplaint) complaint = Buffer.concat([complaint ?? Buffer.alloc(0), bytes]);
          else yield bytes;
        }
      } catch (error) {
        const failure = readComplaint(complaint?.toString() ?? "");
        if (failure !== undefined) throw failure;
        // The agent's own end says nothing of the job: that goes on, and so will the next look at it.
        if (error instanceof CommandError) throw new AgentError("HOST_UNREACHABLE", error.message, {}, { cause: error });
        throw error;
      }
    },

    /** Asks a job to end; its journal tells when it did. A job that is unknown or over stays so. */
    async cancel(jobId: string, signal: AbortSignal): Promise<void> {
      await mustRun(transport, argv("cancel", "--job", jobId), { signal }).catch(throwComplaint);
    },

    /** Releases what killed jobs left behind, and drops what is older than it has to be kept. */
    async gc(signal: AbortSignal): Promise<void> {
      await mustRun(transport, argv("gc"), { signal }).catch(throwComplaint);
    },
  };
}

function throwComplaint(error: unknown): never {
  throw (error instanceof CommandError && readComplaint(error.stdout)) || error;
}

function readComplaint(stdout: string): AgentError | undefined {
  const failure = complaintSchema.safeParse(parseJson(stdout)).data?.error;
  return failure && new AgentError(failure.code, failure.message, failure.detail);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
