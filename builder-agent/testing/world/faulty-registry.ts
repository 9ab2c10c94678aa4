import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { REGISTRY_PORT, WORLD_ADDRESS } from "./world-faces.ts";

/** What may be wrong with a registry; `down`: nobody listens. */
export type RegistryFault =
  | "down"
  | "export-law"
  | "country-block"
  | "wrong-manifest"
  | "wrong-layer"
  | "stalled-manifest"
  | "stalled-layer";

export type FaultyRegistry = {
  readonly address: string;
  /** What is wrong from now on; null: nothing. */
  readonly setFault: (fault: RegistryFault | null) => Promise<void>;
  readonly close: () => Promise<void>;
};

/** What Docker Hub answers where it must not serve. */
const EXPORT_LAW =
  "<html><body><h1>403 Forbidden</h1>\nSince Docker is a US company, we must comply with US export control regulations. If you believe there has been a mistake, please contact us.\n</body></html>\n";
/** What CloudFront answers for a country that a publisher has closed. */
const COUNTRY_BLOCK =
  "<HTML><HEAD><TITLE>ERROR: The request could not be satisfied</TITLE></HEAD><BODY><H1>403 ERROR</H1>\nThe Amazon CloudFront distribution is configured to block access from your country.\n</BODY></HTML>\n";

/** What the real registry answered. */
type Answer = { readonly status: number; readonly headers: Readonly<Record<string, string>>; readonly content: Uint8Array };
type Give = (answer: Answer, response: ServerResponse) => void;

const giveWhole: Give = ({ status, headers, content }, response) => {
  response.writeHead(status, headers).end(content);
};
const refuse =
  (body: string): Give =>
  (_, response) => {
    response.writeHead(403, { "content-type": "text/html" }).end(body);
  };
/** As long as it should be, with other bytes in its second half: what a broken cache delivers. */
const falsify: Give = ({ content, ...head }, response) => {
  const middle = Math.floor(content.length / 2);
  giveWhole(
    { ...head, content: Buffer.concat([content.subarray(0, middle), Buffer.alloc(content.length - middle, 0x20)]) },
    response,
  );
};
/** A third of it, then nothing, and the line stays open. */
const stall: Give = ({ status, headers, content }, response) => {
  response.writeHead(status, headers).write(content.subarray(0, Math.floor(content.length / 3)));
};

/** Which requests a fault is about, and what becomes of them; all others are answered as the real registry does. */
const FAULTS: { readonly [Fault in Exclude<RegistryFault, "down">]: readonly [about: RegExp, give: Give] } = {
  "export-law": [/./, refuse(EXPORT_LAW)],
  "country-block": [/./, refuse(COUNTRY_BLOCK)],
  "wrong-manifest": [/^GET .*\/manifests\//, falsify],
  "wrong-layer": [/^GET .*\/kube-scheduler\/blobs\//, falsify],
  "stalled-manifest": [/^GET .*\/manifests\//, stall],
  "stalled-layer": [/^GET .*\/kube-scheduler\/blobs\//, stall],
};
const LAYER_FAULTS: readonly (RegistryFault | null)[] = ["wrong-layer", "stalled-layer"];
/** Configurations are this small: a fault of a layer must not be met before the layer. */
const CONFIGURATION_BYTES = 65_536;

/** A registry in front of the world's real one, which does to its answers what broken and blocked registries do. */
export async function startFaultyRegistry(): Promise<FaultyRegistry> {
  let fault: RegistryFault | null = null;
  const server = createServer((request, response) => {
    answer(request, response, fault).catch(() => response.destroy());
  });
  const port = await listen(server, 0);
  const stop = async () => {
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    server.closeAllConnections();
    await closed;
  };
  return {
    address: `http://${WORLD_ADDRESS}:${port}`,
    setFault: async (wanted) => {
      if (wanted === "down") await stop();
      else if (!server.listening) await listen(server, port);
      else server.closeAllConnections();
      fault = wanted;
    },
    close: async () => {
      if (server.listening) await stop();
    },
  };
}

async function answer(request: IncomingMessage, response: ServerResponse, fault: RegistryFault | null): Promise<void> {
  const { method = "GET", url = "/" } = request;
  const real = await askRealRegistry(method, url, request.headers.accept ?? "*/*");
  const [about, give] = fault === null || fault === "down" ? [] : FAULTS[fault];
  const isTooSmall = LAYER_FAULTS.includes(fault) && real.content.length < CONFIGURATION_BYTES;
  const isMeant = about?.test(`${method} ${url}`) === true && !isTooSmall;
  (isMeant && give !== undefined ? give : giveWhole)(real, response);
}

async function askRealRegistry(method: string, url: string, accept: string): Promise<Answer> {
  const real = await fetch(`http://${WORLD_ADDRESS}:${REGISTRY_PORT}${url}`, { method, headers: { accept } });
  const headers = ["content-type", "content-length", "docker-content-digest"].flatMap((name) => {
    const value = real.headers.get(name);
    return value === null ? [] : [[name, value] as const];
  });
  return { status: real.status, headers: Object.fromEntries(headers), content: new Uint8Array(await real.arrayBuffer()) };
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, WORLD_ADDRESS, () => {
      const address = server.address();
      resolve(typeof address === "object" && address !== null ? address.port : port);
    });
  });
}
