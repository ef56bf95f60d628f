import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';

const ARCH = process.arch === 'arm64' ? 'aarch64' : 'amd64';
const MOST_MB = 120;

function stage(arch: string, folder?: string): { readonly mb: number; readonly parts: Record<string, number> } {
  const words = ['addon/stage.mjs', '--arch', arch, ...(folder === undefined ? [] : [folder])];
  return JSON.parse(execFileSync(process.execPath, words, { encoding: 'utf8', stdio: 'pipe' }));
}

describe('what the image is made of', () => {
  const folder = mkdtempSync(join(tmpdir(), 'understudy-image-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test.each(['amd64', 'aarch64'])(`is less than ${MOST_MB} MB for %s`, (arch) => {
    const { mb } = stage(arch);
    expect(mb).toBeLessThan(MOST_MB);
    expect(mb).toBeGreaterThan(30);
  });

  test('has what runs, for this machine alone, and runs', () => {
    stage(ARCH, folder);
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
    for (const unwanted of [
      /\.map$/,
      /\.d\.[cm]?ts$/,
      /^node_modules\/(?:jest|typescript|@biomejs|@swc|@types)\b/,
      /\.(?:dll|dylib)$/,
      new RegExp(ARCH === 'amd64' ? 'linux[/-]arm64' : 'linux[/-]x64'),
      /\.musl\./,
    ]) {
      expect(files.filter((file) => unwanted.test(file))).toEqual([]);
    }
    expect(files.filter((file) => /\.node$/.test(file)).length).toBeGreaterThanOrEqual(2);
    // Every licence that came with a package goes with it.
    expect(existsSync(join(folder, 'NOTICE'))).toBe(true);
    expect(existsSync(join(folder, 'node_modules/fastify/LICENSE'))).toBe(true);

    const doctor = execFileSync(process.execPath, ['dist/cli/understudy.js', 'doctor', '--json'], {
      cwd: folder,
      encoding: 'utf8',
      env: { PATH: process.env.PATH, HOME: folder, UNDERSTUDY_BROKER_PORT: '51883', UNDERSTUDY_WEB_PORT: '51899' },
    });
    const findings = doctor.trim().split('\n');
    const states = findings.map((line) => JSON.parse(line) as { check: string; state: string });
    expect(states.filter(({ state }) => state !== 'ok')).toEqual([]);
    expect(states.map(({ check }) => check)).toEqual(expect.arrayContaining(['audio', 'hub', 'broker']));
  }, 120_000);

  test('refuses another machine', () => {
    expect(() => stage('sparc')).toThrow('amd64|aarch64');
  });
});

describe('the Dockerfile', () => {
  const dockerfile = readFileSync('Dockerfile', 'utf8');

  test('copies only what .dockerignore lets in', () => {
    const ignore = readFileSync('.dockerignore', 'utf8').split('\n');
    const copied = [...dockerfile.matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(([, names = '']) =>
      names.split(' '),
    );
    expect(copied).toContain('package-lock.json');
    const missing = copied.filter((name) => name !== '.' && !ignore.includes(`!${name.split('/')[0]}`));
    expect(missing).toEqual([]);
    expect(copied.filter((name) => name !== '.' && !existsSync(name))).toEqual([]);
  });

  test('has the version of the package, and asks whether it lives', () => {
    const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { readonly version: string };
    expect(dockerfile).toContain(`ARG BUILD_VERSION=${version}\n`);
    expect(dockerfile).toMatch(/^HEALTHCHECK [\s\S]+:8099\/health\/live"\]$/m);
  });
});
