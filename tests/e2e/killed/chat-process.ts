import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

export interface ChatReply {
  readonly say: string;
  readonly listening: boolean;
}

/** `understudy chat` as a process of its own, spoken to a line at a time. */
export interface ChatProcess {
  /** All replies that came out of it so far, in order; after its end, all that ever will. */
  readonly replies: readonly ChatReply[];
  /** What it complained about. */
  readonly complaints: () => string;
  write(lines: readonly string[]): void;
  /** Resolves when so many replies have come in all. Rejects where it ends before. */
  answered(count: number): Promise<void>;
  /** SIGKILL; resolves when it is gone and what it had still said is read. */
  kill(): Promise<void>;
  /** Ends its input; resolves with its exit status. */
  leave(): Promise<number | null>;
}

export function startChat(rules: string): ChatProcess {
  const args = ['dist/cli/understudy.js', 'chat', '--json', '--area', 'Living room', '--rules', rules];
  const child = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'pipe'] });
  const replies: ChatReply[] = [];
  const waiting = new Set<() => void>();
  let complaint = '';
  let isOver = false;
  child.stderr.on('data', (data) => {
    complaint += String(data);
  });
  // A pipe whose reader was killed is no mistake here.
  child.stdin.on('error', () => undefined);
  createInterface({ input: child.stdout }).on('line', (line) => {
    replies.push(JSON.parse(line) as ChatReply);
    for (const check of [...waiting]) check();
  });
  const over = new Promise<number | null>((resolve) => {
    child.once('close', (status) => {
      isOver = true;
      for (const check of [...waiting]) check();
      resolve(status);
    });
  });
  return {
    replies,
    complaints: () => complaint,
    write: (lines) => void child.stdin.write(lines.map((line) => `${line}\n`).join('')),
    answered: (count) =>
      new Promise((resolve, reject) => {
        const check = (): void => {
          if (replies.length < count && !isOver) return;
          waiting.delete(check);
          if (replies.length >= count) resolve();
          else reject(new Error(`the chat ended after ${replies.length} of ${count} replies: ${complaint}`));
        };
        waiting.add(check);
        check();
      }),
    async kill() {
      child.kill('SIGKILL');
      await over;
    },
    async leave() {
      child.stdin.end();
      return over;
    },
  };
}
