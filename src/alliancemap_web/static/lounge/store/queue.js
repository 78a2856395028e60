// Writes that wait their turn. One that the phone does not take stays, and is tried again.

/** Why the store did not do what it was asked; `code` is one of the codes of "trouble". */
export class StoreError extends Error {
  constructor(code, cause) {
    super(`not done: ${code}`, { cause });
    this.code = code;
  }
}

/** The code of "trouble" for whatever was thrown while writing. */
export function codeOf(error) {
  if (error?.name === "QuotaExceededError") return "full";
  return typeof error?.code === "string" ? error.code : "broken"; // a DOMException's is a number
}

const FIRST_PAUSE = 1_000; // ms; doubles while the storage takes nothing
const LONGEST_PAUSE = 30_000;

/**
 * Make the queue of the writes; write(job) does one and resolves to {answer}, or to null when it has
 * to be tried again at once; it throws what has a `code` when the phone takes nothing now.
 */
export function makeQueue(write, tell) {
  let jobs = [];
  let isRunning = false;
  let isHeld = false;
  let wake = () => {};

  const drop = (job) => {
    jobs = jobs.filter((other) => other !== job);
  };

  async function step() {
    const [job] = jobs;
    let done;
    try {
      done = await write(job);
    } catch (error) {
      if (!(error instanceof StoreError)) throw error;
      drop(job); // refused for what it asks: no later try would help
      job.reject(error);
      return;
    }
    if (!done) return;
    drop(job);
    job.resolve(done.answer);
  }

  async function afterTrouble(error, pause) {
    const code = codeOf(error);
    for (const job of jobs.filter(({ isPatient }) => !isPatient)) {
      drop(job);
      job.reject(new StoreError(code, error));
    }
    if (jobs.length === 0) return;
    tell("trouble", { code, waiting: jobs.length });
    await new Promise((resolve) => {
      const again = setTimeout(resolve, pause);
      wake = () => {
        clearTimeout(again);
        resolve();
      };
    });
  }

  async function run() {
    if (isRunning) return;
    isRunning = true;
    let pause = 0;
    while (jobs.length > 0 && !isHeld) {
      try {
        await step();
        if (pause > 0) tell("trouble", { code: "kept_again" });
        pause = 0;
      } catch (error) {
        pause = Math.min(pause * 2 || FIRST_PAUSE, LONGEST_PAUSE);
        await afterTrouble(error, pause);
      }
    }
    isRunning = false;
  }

  return {
    get length() {
      return jobs.length;
    },
    push(build, isPatient) {
      return new Promise((resolve, reject) => {
        jobs.push({ build, isPatient, resolve, reject });
        run();
      });
    },
    /** Try at once what waits. */
    retry: () => wake(),
    hold() {
      isHeld = true;
    },
    release() {
      isHeld = false;
      run();
    },
    refuseAll(code) {
      const refused = jobs;
      jobs = [];
      for (const { reject } of refused) reject(new StoreError(code));
    },
  };
}
