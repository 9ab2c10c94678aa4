import { z } from "zod";
import { AgentError } from "#protocol/agent-error.ts";
import type { Cloud } from "#protocol/cloud-target.ts";
import { askOpenstack, type OpenstackAnswer, type OpenstackRequest } from "./openstack-request.ts";

const tokenSchema = z.object({
  token: z.object({
    expires_at: z.iso.datetime({ offset: true }),
    project: z.object({ id: z.string(), name: z.string() }).optional(),
    user: z.object({ id: z.string(), name: z.string() }),
    roles: z.array(z.object({ name: z.string() })).default([]),
    catalog: z
      .array(
        z.object({
          type: z.string(),
          endpoints: z.array(z.object({ interface: z.string(), region: z.string().nullable(), url: z.string() })),
        }),
      )
      .default([]),
  }),
});
type Token = z.infer<typeof tokenSchema>["token"] & { readonly id: string };

/** A cloud and the secret to enter it with. */
export type OpenCloud = { readonly cloud: Cloud; readonly secret: string };

/** The services that we use, by their type in the catalogue. Some clouds' addresses end in a version, which our paths begin with. */
const VERSIONS = { image: /\/v2$/, compute: null, network: /\/v2\.0$/ } as const satisfies Record<string, RegExp | null>;
export type ServiceType = keyof typeof VERSIONS;

/** A request to a service: `path` below its endpoint. */
export type ServiceRequest = Omit<OpenstackRequest, "url" | "signal"> & { readonly service: ServiceType; readonly path: string };

/** Somebody signed in to a cloud; the token is renewed before and when it ends. */
export type CloudSession = {
  readonly ask: (request: ServiceRequest) => Promise<OpenstackAnswer>;
  /** For an upload, which has its own way to the service. */
  readonly address: (service: ServiceType) => Promise<string>;
  /** False: the catalogue names no such service. */
  readonly has: (service: ServiceType) => Promise<boolean>;
  readonly freshToken: () => Promise<string>;
  readonly identity: () => Promise<{
    readonly userName: string;
    readonly projectId: string;
    readonly projectName: string;
    readonly roles: readonly string[];
  }>;
};

/** A token with less left than this is renewed first: an upload may begin with it. */
const LEAST_LIFE_MS = 300_000;

/** Signs in with Keystone v3. Throws `TARGET_AUTHENTICATION_FAILED`, `TARGET_UNREACHABLE`, or `TARGET_REJECTED` for a catalogue without the service. */
export function createCloudSession({ cloud, secret }: OpenCloud, signal: AbortSignal): CloudSession {
  let token: Token | null = null;

  async function current(): Promise<Token> {
    if (token === null || Date.parse(token.expires_at) - Date.now() < LEAST_LIFE_MS)
      token = await signIn({ cloud, secret }, signal);
    return token;
  }

  async function ask(request: ServiceRequest, isSecondTry = false): Promise<OpenstackAnswer> {
    const { id, catalog } = await current();
    const url = `${endpointOf(request.service, catalog, cloud)}${request.path}`;
    try {
      return await askOpenstack({ ...request, url, headers: { ...request.headers, "x-auth-token": id }, signal });
    } catch (cause) {
      // Revoked, or Keystone's clock is another than ours: once more with a new token.
      if (isSecondTry || !(cause instanceof AgentError) || cause.code !== "TARGET_AUTHENTICATION_FAILED") throw cause;
      token = null;
      return ask(request, true);
    }
  }

  return {
    ask: (request) => ask(request),
    address: async (service) => endpointOf(service, (await current()).catalog, cloud),
    has: async (service) => (await current()).catalog.some(({ type }) => type === service),
    freshToken: async () => {
      token = null;
      return (await current()).id;
    },
    identity: async () => {
      const { user, project, roles } = await current();
      return {
        ...{ userName: user.name, projectId: project?.id ?? "", projectName: project?.name ?? "" },
        roles: roles.map(({ name }) => name),
      };
    },
  };
}

async function signIn({ cloud, secret }: OpenCloud, signal: AbortSignal): Promise<Token> {
  const root = cloud.authUrl.replace(/\/+$/, "").replace(/\/v3$/, "");
  const answer = await askOpenstack({
    method: "POST",
    url: `${root}/v3/auth/tokens`,
    body: { auth: credentials(cloud, secret) },
    signal,
  });
  const id = answer.headers.get("x-subject-token");
  if (id === null)
    throw new AgentError("TARGET_REJECTED", `${root} gave no token: it is no Keystone v3.`, { subject: new URL(root).host });
  return { ...answer.read(tokenSchema).token, id };
}

/** Keystone's Identity API v3, "Password authentication with scoped authorization" and "Authenticating with an Application Credential". */
function credentials({ signIn: who }: Cloud, secret: string): object {
  if (who.kind === "application-credential")
    return { identity: { methods: ["application_credential"], application_credential: { id: who.credentialId, secret } } };
  const user = { name: who.userName, domain: domain(who.userDomain), password: secret };
  return {
    identity: { methods: ["password"], password: { user } },
    scope: { project: { name: who.projectName, domain: domain(who.projectDomain) } },
  };
}

/** `default` is the one id that everybody knows by heart; all else is a name. */
function domain(nameOrId: string): { readonly id: string } | { readonly name: string } {
  return nameOrId === "default" ? { id: nameOrId } : { name: nameOrId };
}

function endpointOf(service: ServiceType, catalog: Token["catalog"], cloud: Cloud): string {
  const endpoints = catalog.filter(({ type }) => type === service).flatMap((entry) => entry.endpoints);
  const fitting = endpoints.filter(
    (endpoint) => endpoint.interface === cloud.interface && (cloud.region === null || endpoint.region === cloud.region),
  );
  const [endpoint] = fitting;
  if (endpoint === undefined)
    throw new AgentError(
      "TARGET_REJECTED",
      `The cloud has no ${cloud.interface} endpoint for "${service}"${cloud.region === null ? "" : ` in ${cloud.region}`}.`,
      { subject: service },
    );
  return endpoint.url.replace(/\/+$/, "").replace(VERSIONS[service] ?? "", "");
}
