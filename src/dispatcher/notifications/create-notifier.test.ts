import { generateKeyPairSync } from "node:crypto";
import { eq } from "drizzle-orm";
import { expect, onTestFinished, test } from "vitest";
import { channelIdSchema } from "#domain/id.ts";
import { channelSecretPlace, NOTICE_KINDS, type Way } from "#domain/notification/notification.ts";
import { builderHost } from "#server/db/schema/builder-host.ts";
import { job } from "#server/db/schema/job.ts";
import { notificationDelivery } from "#server/db/schema/notification.ts";
import { openTestDb } from "#server/db/testing.ts";
import { newId } from "#server/id.ts";
import { insertChannel } from "#server/notifications/notifications.repo.ts";
import { seal } from "#server/secrets/seal.ts";
import { seedHost, seedJob } from "../testing/catalog-rows.ts";
import { createNotifier } from "./create-notifier.ts";
import { signWebhook } from "./send-webhook.ts";
import { receiveMail } from "./testing/receive-mail.ts";
import { receiveWebhooks } from "./testing/receive-webhooks.ts";

const SECRET = "a secret of sixteen letters";
const START = Date.parse("2026-11-23T12:00:00Z");
const FAILURE = { code: "PACKAGE_NOT_FOUND", blame: "recipe", message: "No package docker.oi.", detail: {} } as const;
const { privateKey, publicKey } = generateKeyPairSync("x25519");

/** A notifier whose time stands still until `pass`, and one channel. `restart` is what a crash leaves: the rows alone. */
function openNotifier(way: Way) {
  const db = openTestDb();
  onTestFinished(() => void db.$client.close());
  const id = newId(channelIdSchema);
  insertChannel(db, {
    id,
    name: "on-call",
    way,
    kinds: NOTICE_KINDS,
    sealedSecret: seal(publicKey, SECRET, channelSecretPlace(id)),
  });
  let now = START;
  const running = new Map<string, Promise<void>>();
  const tasks = {
    start: (key: string, work: (signal: AbortSignal) => Promise<void>) => {
      if (!running.has(key))
        running.set(
          key,
          work(new AbortController().signal).finally(() => running.delete(key)),
        );
    },
  };
  const create = () =>
    createNotifier({
      db,
      log: () => undefined,
      privateKey,
      tasks,
      url: new URL("https://images.example.org"),
      now: () => new Date(now),
    });
  let notifier = create();
  notifier.notifyAll();
  return {
    db,
    /** Lets seconds pass, and waits for all that is sent then. */
    async pass(seconds: number) {
      now += seconds * 1_000;
      do {
        notifier.notifyAll();
        await Promise.all(running.values());
      } while (
        db
          .select()
          .from(notificationDelivery)
          .all()
          .some(({ state, nextAttemptAt }) => state === "waiting" && nextAttemptAt.getTime() <= now)
      );
    },
    restart: () => {
      notifier = create();
    },
    endBuild(state: "failed" | "succeeded", build = seedJob(db)) {
      const failure = state === "failed" ? FAILURE : null;
      now += 1_000;
      db.update(job)
        .set({ state, failure, finishedAt: new Date(now) })
        .where(eq(job.id, build.id))
        .run();
      return build;
    },
    deliveries: () => db.select().from(notificationDelivery).all(),
  };
}

async function openReceiver(statuses?: readonly number[]) {
  const receiver = await receiveWebhooks(statuses);
  onTestFinished(() => void receiver.close());
  return { ...receiver, ...openNotifier({ kind: "webhook", url: receiver.url }) };
}

const kindsOf = (received: readonly { readonly body: string }[]) => received.map(({ body }) => JSON.parse(body).kind);

test("a failed build is told once, signed, also when the dispatcher begins anew", async () => {
  const { received, endBuild, pass, restart } = await openReceiver();
  const { id } = endBuild("failed");
  await pass(5);
  restart();
  await pass(5);
  expect(received).toHaveLength(1);
  const { headers, body } = received[0] ?? { headers: {}, body: "" };
  expect(JSON.parse(body)).toMatchObject({
    ...{ kind: "build-failed", subject: "Debian", url: `https://images.example.org/builds/${id}` },
    details: { code: "PACKAGE_NOT_FOUND", message: "No package docker.oi." },
  });
  const seconds = Number(/^t=(\d+),/.exec(headers["mib-signature"] ?? "")?.[1]);
  expect(headers["mib-signature"]).toBe(signWebhook(SECRET, seconds, body));
});

test("a success is told only where the build before of that variant had failed", async () => {
  const { received, db, endBuild, pass } = await openReceiver();
  const { variantId } = endBuild("succeeded");
  endBuild("failed", seedJob(db, { variantId }));
  endBuild("succeeded", seedJob(db, { variantId }));
  endBuild("succeeded", seedJob(db, { variantId }));
  await pass(5);
  expect(kindsOf(received)).toEqual(["build-failed", "build-recovered"]);
});

test("a host that is away is told when it goes, and again only after it was back", async () => {
  const { received, db, pass } = await openReceiver();
  const { id } = seedHost(db);
  for (const connection of ["unreachable", "unreachable", "ready", "refused"] as const) {
    db.update(builderHost).set({ connection }).where(eq(builderHost.id, id)).run();
    await pass(5);
  }
  expect(kindsOf(received)).toEqual(["host-down", "host-down"]);
});

test("what a receiver does not take is sent again with the same id, later each time, until it arrives", async () => {
  const { received, endBuild, pass, deliveries } = await openReceiver([500, 302, 200]);
  endBuild("failed");
  await pass(5);
  expect(deliveries()).toMatchObject([{ state: "waiting", attempts: 1, failure: "The receiver answered with 500." }]);
  await pass(4);
  expect(received).toHaveLength(1);
  await pass(6);
  await pass(20);
  expect(deliveries()).toMatchObject([{ state: "sent", attempts: 3, failure: null }]);
  expect(new Set(received.map(({ headers }) => headers["mib-delivery"])).size).toBe(1);
});

test.each(["http://169.254.169.254/latest", "http://[fe80::1]/", "http://[::ffff:169.254.169.254]/"])(
  "nothing is sent to %s, where clouds keep credentials",
  async (url) => {
    const { endBuild, pass, deliveries } = openNotifier({ kind: "webhook", url });
    endBuild("failed");
    await pass(5);
    expect(deliveries()).toMatchObject([{ state: "waiting", failure: expect.stringContaining("clouds keep credentials") }]);
  },
);

test("a mail goes through a server that asks for a password, with words, facts and a link", async () => {
  const server = await receiveMail("mib", SECRET);
  onTestFinished(() => void server.close());
  const people = { from: "images@example.org", to: ["ada@example.org"], userName: "mib" };
  const { endBuild, pass, deliveries } = openNotifier({
    ...{ kind: "email", host: "127.0.0.1", port: server.port, security: "none", ...people },
  });
  endBuild("failed");
  await pass(5);
  expect(deliveries()).toMatchObject([{ state: "sent" }]);
  expect(server.received[0]).toContain("Subject: [Image Builder] Build failed: Debian");
  expect(server.received[0]).toContain("https://images.example.org/builds/");
  expect(server.received[0]).not.toContain(SECRET);
});
