import { afterAll, beforeAll, expect, test } from "vitest";
import { type Staging, somebody, startStaging } from "../../server/identity/test-staging.ts";
import people from "./people.ts";

let staging: Staging;
beforeAll(async () => {
  staging = await startStaging();
});
afterAll(() => staging?.dispose());

async function cs(...args: string[]): Promise<string[]> {
  const lines: string[] = [];
  const io = { out: (line: string) => void lines.push(line), err: () => undefined, readFile: async () => "", writeFile: async () => undefined };
  await people.run({ args, io, config: staging.program.config }, staging.program);
  return lines;
}

test("cs people lists who has signed in, disables and enables them", async () => {
  const browser = staging.browser();
  await browser.signIn(somebody("clara"));
  await staging.browser().signIn(somebody("guest", []));
  expect(await cs("list")).toEqual([
    expect.stringMatching(/^clara {2}known {2}customer_service /),
    expect.stringMatching(/^guest {2}known {2}no role /),
  ]);
  expect(await cs("disable", "clara")).toEqual(["clara is disabled; every session of theirs has ended."]);
  expect((await browser.session()).status).toBe(401);
  expect((await cs("list"))[0]).toMatch(/^clara {2}disabled/);
  expect(await cs("enable", "clara")).toEqual(["clara may sign in again."]);
  staging.later(24 * 60 + 1);
  expect((await cs("list"))[0]).toMatch(/^clara {2}must sign in again/);
});

test.for([["disable"], ["disable", "stranger"], ["remove", "clara"]])("cs people %s is refused", async (args) => {
  await expect(cs(...args)).rejects.toMatchObject({ code: expect.stringMatching(/BAD_INPUT|NOT_FOUND/) });
});
