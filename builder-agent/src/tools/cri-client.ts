import * as grpc from "@grpc/grpc-js";
import protobuf from "protobufjs";
import { z } from "zod";
import { AgentError } from "#protocol/agent-error.ts";
import { shortSocketPath } from "../host/short-socket-path.ts";

/** What kubelet asks a container runtime, as far as we ask it too: the fields of the API's api.proto that we read or write. */
const PROTOCOL = `
syntax = "proto3";
package runtime.v1;
message VersionRequest {}
message VersionResponse { string runtime_name = 2; string runtime_version = 3; }
message ImageSpec { string image = 1; }
message Image { string id = 1; repeated string repo_tags = 2; repeated string repo_digests = 3; }
message ListImagesRequest {}
message ListImagesResponse { repeated Image images = 1; }
message ImageStatusRequest { ImageSpec image = 1; }
message ImageStatusResponse { Image image = 1; }
message PullImageRequest { ImageSpec image = 1; }
message PullImageResponse { string image_ref = 1; }
message RemoveImageRequest { ImageSpec image = 1; }
message RemoveImageResponse {}
`;
const MESSAGES = protobuf.parse(PROTOCOL).root;

const imageSchema = z.object({ id: z.string(), repoTags: z.array(z.string()), repoDigests: z.array(z.string()) });
export type CriImage = z.infer<typeof imageSchema>;

const ANSWERS = {
  Version: z.object({ runtimeName: z.string(), runtimeVersion: z.string() }),
  ListImages: z.object({ images: z.array(imageSchema) }),
  ImageStatus: z.object({ image: imageSchema.nullish() }),
  PullImage: z.object({ imageRef: z.string() }),
  RemoveImage: z.object({}),
} as const;
type Method = keyof typeof ANSWERS;

/** Questions that only look are answered at once; a pull takes as long as a registry does. */
const DEADLINES_MS: { readonly [M in Method]: number } = {
  Version: 10_000,
  ListImages: 20_000,
  ImageStatus: 20_000,
  PullImage: 240_000,
  RemoveImage: 30_000,
};

/** The container runtime as kubelet sees it. Image names are references with their registry: `registry.k8s.io/pause:3.10`. */
export type CriClient = {
  /** `containerd 1.6.20`. */
  readonly version: () => Promise<string>;
  readonly listImages: () => Promise<readonly CriImage[]>;
  /** Null: the runtime does not have it. */
  readonly imageStatus: (image: string) => Promise<CriImage | null>;
  readonly pullImage: (image: string) => Promise<string>;
  readonly removeImage: (image: string) => Promise<void>;
  readonly close: () => void;
};

/**
 * Speaks CRI v1 over a runtime's unix socket. Every call throws `COMMAND_FAILED` with the runtime's own words where it refuses,
 * does not know CRI at all, or says nothing within its deadline.
 */
export function createCriClient(socket: string): CriClient {
  const { path, release } = shortSocketPath(socket);
  // The environment's proxy is for the web, not for a socket.
  const client = new grpc.Client(`unix:${path}`, grpc.credentials.createInsecure(), { "grpc.enable_http_proxy": 0 });
  const ask = <M extends Method>(service: "RuntimeService" | "ImageService", method: M, request: object = {}) =>
    call(client, { service, method, request });
  const named = (image: string) => ({ image: { image } });
  return {
    version: async () => {
      const { runtimeName, runtimeVersion } = ANSWERS.Version.parse(await ask("RuntimeService", "Version"));
      return `${runtimeName} ${runtimeVersion}`;
    },
    listImages: async () => ANSWERS.ListImages.parse(await ask("ImageService", "ListImages")).images,
    imageStatus: async (image) => ANSWERS.ImageStatus.parse(await ask("ImageService", "ImageStatus", named(image))).image ?? null,
    pullImage: async (image) => ANSWERS.PullImage.parse(await ask("ImageService", "PullImage", named(image))).imageRef,
    removeImage: async (image) => {
      await ask("ImageService", "RemoveImage", named(image));
    },
    close: () => {
      client.close();
      release();
    },
  };
}

type Call = { readonly service: string; readonly method: Method; readonly request: object };

function call(client: grpc.Client, { service, method, request }: Call): Promise<unknown> {
  const asked = MESSAGES.lookupType(`runtime.v1.${method}Request`);
  const answered = MESSAGES.lookupType(`runtime.v1.${method}Response`);
  const { promise, resolve, reject } = Promise.withResolvers<unknown>();
  client.makeUnaryRequest(
    `/runtime.v1.${service}/${method}`,
    (message: object) => Buffer.from(asked.encode(asked.fromObject(message)).finish()),
    (bytes: Buffer) => answered.toObject(answered.decode(bytes), { defaults: true, arrays: true }),
    request,
    new grpc.Metadata(),
    { deadline: Date.now() + DEADLINES_MS[method] },
    (failure, answer) => {
      if (failure === null) resolve(answer);
      else
        reject(
          new AgentError("COMMAND_FAILED", `CRI ${method}: ${failure.details}`, { command: `CRI ${method}` }, { cause: failure }),
        );
    },
  );
  return promise;
}
