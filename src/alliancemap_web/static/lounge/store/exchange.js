// One talk of an account and the server: what this phone has goes there, what it lacks comes here.
import { isOperation } from "../talk.js";
import { factOf, newsFor } from "./shelf.js";

const MOST = 500; // operations in one request

/** The server was not reached, or what came back was not its answer. Only this means offline. */
export class Unreached extends Error {}

/** The server answered no: its HTTP status and its problems, [{code, sentence, operation}]. */
export class Refused extends Error {
  constructor(status, problems) {
    super(`refused: ${status}`);
    [this.status, this.problems] = [status, problems];
  }

  /** The operation at fault, by its id; null when it is not one. */
  get operation() {
    return this.problems.find(({ operation }) => operation)?.operation ?? null;
  }
}

const PATIENCE = 20_000; // ms for one answer

const json = (text) => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};

/**
 * Ask the server; gives the JSON of its answer. Throws Unreached, Refused. A reply that breaks off
 * half way is no answer, so what was sent is sent again: the server knows operations by their ids.
 */
export async function ask(method, address, { body, csrf } = {}) {
  let answer;
  let content;
  try {
    answer = await fetch(address, {
      method,
      cache: "no-store",
      credentials: "same-origin",
      redirect: "error",
      signal: AbortSignal.timeout(PATIENCE),
      headers: {
        Accept: "application/json",
        ...(globalThis.document && { "Accept-Language": document.documentElement.lang || "en" }),
        ...(body && { "Content-Type": "application/json" }),
        ...(csrf && { "X-CSRFToken": csrf }),
      },
      ...(body && { body: JSON.stringify(body) }),
    });
    content = json(await answer.text());
  } catch (error) {
    throw new Unreached(String(error), { cause: error });
  }
  // Whatever stands between here and the server answers with pages, not with JSON.
  if (answer.status >= 500 || content === null) throw new Unreached(`status ${answer.status}`);
  if (!answer.ok) throw new Refused(answer.status, content.problems ?? []);
  return content;
}

/** Whether an answer to a sync has the shape that was agreed; a stranger's page has not. */
const isReply = (reply, talk) =>
  Array.isArray(reply?.acknowledged) &&
  Number.isInteger(reply.sequence) &&
  Array.isArray(reply.operations) &&
  reply.operations.every((operation) => isOperation(operation) && operation.talk === talk);

async function send(talk, since, operations, csrf) {
  const reply = await ask("POST", "/lounge/sync", { body: { talk, since, operations }, csrf });
  if (!isReply(reply, talk)) throw new Unreached("not the answer of this server");
  return reply;
}

/** Send as many as the server takes at once; what is too much for it is halved. */
async function sendInParts(talk, since, operations, csrf) {
  try {
    return await send(talk, since, operations, csrf);
  } catch (error) {
    if (error.status !== 413 || error.operation || operations.length < 2) throw error;
    return sendInParts(talk, since, operations.slice(0, operations.length / 2), csrf);
  }
}

/** Write down what a reply says, in one write; nothing when the talk went meanwhile. */
function adopt(store, talk, account, reply) {
  return store.change((shelf) => {
    const fact = factOf(shelf, `talk:${talk}`);
    const isGone = factOf(shelf, `forgotten:${talk}`) !== undefined;
    if (isGone || (fact && fact.account !== account)) return {};
    const known = shelf.talks.get(talk);
    const held = [...reply.acknowledged, ...reply.operations.map(({ id }) => id)];
    const news = held.filter((id) => !known?.held.has(id));
    const add = newsFor(shelf, talk, reply.operations);
    const sequence = Math.max(fact?.sequence ?? 0, reply.sequence);
    if (news.length + add.length === 0 && fact?.sequence === sequence) return {};
    return {
      add: news.length === 0 ? add : [...add, { talk, held: news }],
      facts: { [`talk:${talk}`]: { account, sequence, at: Date.now() } },
    };
  });
}

/**
 * Bring one talk of a signed-in account and the server together; `sequence` is the server's last
 * number of it, `refused` takes the ids of operations that the server will not have. Throws
 * Unreached, Refused; what was adopted before stays.
 */
export async function exchange(store, talk, account, { sequence, csrf, refused }) {
  for (let more = false; ; ) {
    const since = store.fact(`talk:${talk}`)?.sequence ?? 0;
    const waiting = store.unsent(talk).filter(({ id }) => !refused.has(id));
    if (waiting.length === 0 && sequence <= since && !more) return;
    try {
      const reply = await sendInParts(talk, since, waiting.slice(0, MOST), csrf);
      await adopt(store, talk, account, reply);
      store.tell("change", { talk });
      more = reply.more === true && reply.sequence > since;
      if (!more && reply.acknowledged.length === 0) return;
    } catch (error) {
      // One that is at fault must not hold up the others.
      if (!(error instanceof Refused) || !waiting.some(({ id }) => id === error.operation))
        throw error;
      refused.add(error.operation);
      store.tell("trouble", { code: "refused", talk, problems: error.problems });
    }
  }
}

/** Let a talk be sent anew from its first operation: the server was put back to an older state. */
export const startOver = (store, talk, account) =>
  store.change((shelf) => ({
    facts: { [`talk:${talk}`]: { account, sequence: 0 } },
    remove: shelf.talks.get(talk)?.heldBoxes ?? [],
  }));

/** Make a talk this phone's alone: the account has it no more, or never had it. */
export const unlink = (store, talk) =>
  store.change((shelf) => ({
    facts: { [`talk:${talk}`]: undefined },
    remove: shelf.talks.get(talk)?.heldBoxes ?? [],
  }));
