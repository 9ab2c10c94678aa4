import type { KeyObject } from "node:crypto";
import { channelSecretPlace } from "#domain/notification/notification.ts";
import type { Db } from "#server/db/client.ts";
import { open } from "#server/secrets/seal.ts";
import type { Log } from "../log.ts";
import type { Tasks } from "../tasks.ts";
import { gatherNews } from "./gather-news.ts";
import { makeMessage } from "./message.ts";
import { changeDelivery, type DueDelivery, forgetDeliveries, listDueDeliveries } from "./news.repo.ts";
import { sendMail } from "./send-mail.ts";
import { sendWebhook } from "./send-webhook.ts";

/** News are looked for this often: nobody reads a mail sooner, and the images have to be gone through each time. */
const GATHER_INTERVAL_MS = 5_000;
const FIRST_WAIT_MS = 10_000;
const LONGEST_WAIT_MS = 3_600_000;
/** With waits that double from ten seconds to an hour, the last attempt is about three hours after the first. */
const MOST_ATTEMPTS = 12;
const KEPT_MS = 30 * 86_400_000;

type Notifier = {
  readonly db: Db;
  readonly log: Log;
  readonly privateKey: KeyObject;
  readonly tasks: Pick<Tasks, "start">;
  /** The dashboard's address, for the links. */
  readonly url: URL;
  readonly now?: () => Date;
};

/** Tells people what happens: finds the news, keeps them in an outbox, and sends from there until each has arrived. */
export function createNotifier({ db, log, privateKey, tasks, url, now = () => new Date() }: Notifier) {
  let gatheredAt = 0;

  async function send({ delivery, channel }: DueDelivery, signal: AbortSignal): Promise<void> {
    const { sealedSecret, way } = channel;
    const secret = sealedSecret === null ? null : open(privateKey, sealedSecret, channelSecretPlace(channel.id));
    const message = makeMessage(delivery.id, delivery.notice, url);
    if (way.kind === "email") await sendMail(way, secret, message);
    else await sendWebhook(new URL(way.url), secret ?? "", message, signal);
  }

  /** Sends first and writes down after: what a crash cuts in between arrives twice, with the same id, and never not at all. */
  async function deliver(due: DueDelivery, signal: AbortSignal): Promise<void> {
    const { id, attempts: before, notice } = due.delivery;
    const attempts = before + 1;
    try {
      await send(due, signal);
      changeDelivery(db, id, { state: "sent", attempts, failure: null, sentAt: now() });
      log("notification.sent", { delivery: id, channel: due.channel.name, kind: notice.kind });
    } catch (error) {
      if (signal.aborted) return;
      const failure = error instanceof Error ? error.message : String(error);
      const isOver = attempts >= MOST_ATTEMPTS || notice.kind === "test";
      const nextAttemptAt = new Date(now().getTime() + waitAfter(attempts));
      changeDelivery(db, id, { attempts, failure, nextAttemptAt, ...(isOver && { state: "failed" }) });
      log("notification.failed", { delivery: id, channel: due.channel.name, attempts, failure });
    }
  }

  return {
    notifyAll(): void {
      const at = now();
      if (at.getTime() - gatheredAt >= GATHER_INTERVAL_MS) {
        gatheredAt = at.getTime();
        gatherNews(db, at);
        forgetDeliveries(db, new Date(at.getTime() - KEPT_MS));
      }
      // One after the other to each channel: a receiver that is away is not called by a crowd.
      for (const due of listDueDeliveries(db, at)) tasks.start(`channel ${due.channel.id}`, (signal) => deliver(due, signal));
    },
  };
}

/** Twice as long each time, and by chance up to half of it shorter, so that many do not come at once when a receiver is back. */
function waitAfter(attempts: number): number {
  const longest = Math.min(FIRST_WAIT_MS * 2 ** (attempts - 1), LONGEST_WAIT_MS);
  return longest * (1 - Math.random() / 2);
}
