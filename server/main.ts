import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { PostgresSaver } from "@langchain/langgraph-checkpoint-postgres";
import { createApprovalThreads } from "../agent/approval-threads.ts";
import { createConversation } from "../agent/conversation.ts";
import { createSealedSerde } from "../agent/sealed-serde.ts";
import { type Clock, systemClock } from "../core/clock.ts";
import { CopilotError } from "../core/errors.ts";
import type { Principal } from "../core/principal.ts";
import type { DecisionRequest } from "../core/wire.ts";
import { accessOf } from "../guardrails/access.ts";
import { createApprovalStore } from "../guardrails/approvals/approval-store.ts";
import { createApprovals } from "../guardrails/approvals/approvals.ts";
import { createAudit } from "../guardrails/audit/audit.ts";
import { createFingerprint } from "../guardrails/audit/fingerprint.ts";
import { createCommit } from "../guardrails/commit.ts";
import { createGate, type OdooAccess } from "../guardrails/gate.ts";
import { handOverTo } from "../guardrails/hand-over.ts";
import { loadPolicy } from "../guardrails/policy.ts";
import { createVaultStore } from "../guardrails/vault-store.ts";
import { createPreviewer } from "../odoo/create-previewer.ts";
import { createWriter } from "../odoo/create-writer.ts";
import type { WireTap } from "../odoo/transport.ts";
import { lockInTransaction } from "../store/advisory-lock.ts";
import { createSealer } from "../store/seal.ts";
import { checkSecret, loadSecret } from "../store/secret.ts";
import { createSigner } from "../store/signer.ts";
import { openStore } from "../store/store.ts";
import { loadTools } from "../tools/load.ts";
import type { Config } from "./config.ts";
import { createCredentials } from "./credentials.ts";
import { createLog } from "./log.ts";
import { modelChain } from "./models.ts";
import { createOdooHub } from "./odoo-hub.ts";
import { createPeople } from "./people.ts";
import type { Program } from "./program.ts";
import { createSessions } from "./sessions.ts";
import { createTokens } from "./tokens.ts";

/** A commit of another replica is left alone for this long; taking it up sooner would be safe too, and only noisy. */
const INTERRUPTED_AFTER_MS = 30_000;

export interface StartOptions {
  readonly clock?: Clock;
  readonly tap?: WireTap;
  /** How long to wait for the data folder, in ms. */
  readonly lockWaitMs?: number;
}

/** The only composition root: everything is made here, once, and handed what it may touch. */
export async function startProgram(config: Config, options: StartOptions = {}): Promise<Program> {
  const clock = options.clock ?? systemClock;
  const log = createLog(config.logLevel);
  const policy = loadPolicy(config.policyFolder);
  const tools = await loadTools();
  const secret = await loadSecret({ secret: config.secret, dataFolder: config.dataFolder, environment: config.environment });
  const embedding = config.odoo ? undefined : await import("./embedded-odoo.ts");
  const beginning = config.databaseUrl === undefined ? embedding?.beginWorld(config.dataFolder, config.sandboxSize, clock) : undefined;
  const store = await openStore({
    databaseUrl: config.databaseUrl,
    dataFolder: config.dataFolder,
    clock,
    log,
    ...(options.lockWaitMs === undefined ? {} : { lockWaitMs: options.lockWaitMs }),
  });
  try {
    if (store.kind === "embedded" && config.environment === "production")
      log.warn({}, "The embedded database is for the demo and small teams; set DATABASE_URL in production.");
    const sealer = createSealer(secret);
    await checkSecret(store.pool, sealer);
    const audit = createAudit({ store, signer: createSigner(secret, "audit"), clock, headFile: join(config.dataFolder, "audit-head.json") });
    const credentials = createCredentials({ pool: store.pool, sealer, clock });
    const people = createPeople(config.environment, config.timeZone);
    const principalOf = (id: string) => people.find(id, "workflow");

    const embedded = await embedding?.openEmbeddedOdoo({
      store,
      secret,
      clock,
      size: config.sandboxSize,
      policyFolder: config.policyFolder,
      log,
      beginning,
    });
    const server = config.odoo ? `${config.odoo.url}/${config.odoo.db}` : "embedded";
    const hub = createOdooHub({
      name: config.odoo?.url ?? "embedded",
      url: config.odoo?.url ?? "http://embedded.invalid",
      db: config.odoo?.db ?? "sandbox",
      force: config.odoo?.force ?? false,
      ...(embedded ? { fetch: embedded.fetch } : {}),
      clock,
      log,
      tap: options.tap,
      keyFor: (principal) => (embedded ? embedded.keyFor(principal) : credentials.find(principal, server)),
      companionActionId: async () =>
        embedded?.companionActionId ?? (config.odoo && (await credentials.findServer(config.odoo.url, config.odoo.db)))?.companionActionId,
      accessOf: (principal) => accessOf(policy, principal),
    });
    const previewerFor = async (principal: string) => createPreviewer(await hub.transportFor(principal), await hub.companionActionId());
    const writerFor = async (principal: string) => createWriter(await hub.transportFor(principal), await hub.companionActionId());
    const odooFor = async (principal: Principal): Promise<OdooAccess> => ({
      reader: await hub.readerFor(principal),
      previewer: {
        preview: async (change) => (await previewerFor(principal.id)).preview(change),
        receipt: async (id) => (await previewerFor(principal.id)).receipt(id),
      },
    });

    const approvalStore = createApprovalStore(sealer);
    const approvals = createApprovals({
      policy,
      store,
      approvalStore,
      audit,
      clock,
      principalOf,
      replan: async (approval, args) => {
        const requester = await principalOf(approval.requester);
        const useCase = policy.useCases.find(({ id }) => id === approval.useCase);
        if (!requester || !useCase)
          throw new CopilotError("DENIED", "Whoever asked for this, or the use it was for, is no longer in the policy. Reject it.");
        return gate.replan(requester, useCase, approval.origin.tool, args);
      },
    });
    const commit = createCommit({
      policy,
      store,
      approvalStore,
      approvals,
      audit,
      clock,
      principalOf,
      previewerFor,
      writerFor,
      pause: async (ms) => void (await pause(ms)),
    });
    const checkpointer = new PostgresSaver(store.pool, createSealedSerde(sealer));
    await prepareCheckpoints(checkpointer, store);
    const threads = createApprovalThreads({ commit, checkpointer });
    const gate = createGate({
      policy,
      tools,
      audit,
      fingerprint: createFingerprint(secret),
      clock,
      odooFor,
      approvals: {
        async propose(proposal) {
          const proposed = await approvals.propose(proposal);
          if (!("kind" in proposed)) await threads.open(proposed.id);
          return proposed;
        },
      },
    });
    const models = modelChain(config, log);
    const vaults = createVaultStore({ pool: store.pool, sealer, policy });
    const handOver = handOverTo({ sealer, audit, clock });
    const conversation = createConversation({
      policy,
      tools,
      gate,
      models,
      modelTimeoutMs: config.modelTimeoutMs,
      vaults,
      handOver,
      clock,
      log,
      pool: store.pool,
      sealer,
      audit,
      checkpointer,
    });

    let swept = false;
    async function sweep(): Promise<void> {
      await approvals.expireOld();
      const patience = store.kind === "embedded" && !swept ? 0 : INTERRUPTED_AFTER_MS;
      swept = true;
      const waiting = await approvalStore.idsIn(store.pool, ["approved", "unknown"]);
      const interrupted = await approvalStore.interruptedIds(store.pool, new Date(clock().getTime() - patience));
      for (const id of [...waiting, ...interrupted]) {
        // One that can't be taken up must not keep the others from it.
        await threads
          .settle(id)
          .catch((error: unknown) => log.error({ err: error, approval: id }, "an approval could not be taken up; it is tried again"));
      }
    }

    return {
      config,
      policy,
      tools,
      people,
      store,
      audit,
      gate,
      conversation,
      approvals,
      credentials,
      sessions: createSessions({ pool: store.pool, clock }),
      tokens: createTokens(secret, clock),
      clock,
      log,
      odooName: hub.name,
      modelName: models[0].name,
      async decide(id: string, request: DecisionRequest, person: Principal) {
        const card = await approvals.decide(id, request, person);
        if (card.status === "pending") {
          if (request.decision === "edit") await threads.open(card.id);
          return card;
        }
        await threads.settle(id);
        return approvals.card(id, person);
      },
      sweep,
      async ready() {
        await store.pool.query("select 1");
        await hub.probe();
      },
      async close() {
        await embedded?.close();
        await store.close();
      },
    };
  } catch (error) {
    await store.close();
    throw error;
  }
}

/** The saver's own migrations are not safe with several replicas starting at once, so that they run under our lock. */
async function prepareCheckpoints(checkpointer: PostgresSaver, store: Program["store"]): Promise<void> {
  if (store.kind === "embedded") return checkpointer.setup();
  await store.transaction(async (client) => {
    await lockInTransaction(client, "migrations");
    await checkpointer.setup();
  });
}
