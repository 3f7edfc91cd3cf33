import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { PostgresSaver } from "@langchain/langgraph-checkpoint-postgres";
import { createApprovalThreads } from "../agent/approval-threads.ts";
import { createConversation } from "../agent/conversation.ts";
import type { Model } from "../agent/models/model.ts";
import { loadScript } from "../agent/models/playbook/load-script.ts";
import { loadPlots } from "../agent/plotting/load-plots.ts";
import { createSealedSerde } from "../agent/sealed-serde.ts";
import { type Clock, systemClock } from "../core/clock.ts";
import { CopilotError } from "../core/errors.ts";
import type { Log } from "../core/log.ts";
import type { Principal } from "../core/principal.ts";
import type { DecisionRequest } from "../core/wire.ts";
import { accessOf } from "../guardrails/access.ts";
import { assertLocked, lockProblems, readLock } from "../guardrails/allowlist/use-case-lock.ts";
import { createApprovalStore } from "../guardrails/approvals/approval-store.ts";
import { createApprovals } from "../guardrails/approvals/approvals.ts";
import { inputKeysOf } from "../guardrails/approvals/input-keys.ts";
import { createJudging } from "../guardrails/approvals/judging.ts";
import { createAudit } from "../guardrails/audit/audit.ts";
import { createFingerprint } from "../guardrails/audit/fingerprint.ts";
import { createCommit } from "../guardrails/commit.ts";
import { createDelegations } from "../guardrails/delegations/delegations.ts";
import { createGate, type OdooAccess } from "../guardrails/gate.ts";
import { handOverTo } from "../guardrails/hand-over.ts";
import { createLimits } from "../guardrails/limits/limits.ts";
import type { LimitsPolicy } from "../guardrails/limits/limits-schema.ts";
import { createOwnRecord } from "../guardrails/own-record.ts";
import { loadPolicy } from "../guardrails/policy.ts";
import { checkUseCaseTools } from "../guardrails/policy-checks.ts";
import type { PrincipalOf } from "../guardrails/principal-of.ts";
import { createRetention } from "../guardrails/retention/retention.ts";
import { createStandingOrders } from "../guardrails/standing-orders/standing-orders.ts";
import { createSwitches } from "../guardrails/switches/switches.ts";
import { createVaultStore } from "../guardrails/vault-store.ts";
import { createPreviewer } from "../odoo/create-previewer.ts";
import { createWriter } from "../odoo/create-writer.ts";
import type { Sandbox } from "../odoo/sandbox/sandbox.ts";
import type { WireTap } from "../odoo/transport.ts";
import { atStep } from "../store/at-step.ts";
import { createSealer } from "../store/seal.ts";
import { checkSecret, loadSecret } from "../store/secret.ts";
import { createSigner } from "../store/signer.ts";
import { openStore } from "../store/store.ts";
import { loadTools } from "../tools/load.ts";
import type { Config } from "./config.ts";
import { createCookies } from "./cookies.ts";
import { createCredentials } from "./credentials.ts";
import { openPeople } from "./identity/open-people.ts";
import { createSpendOnce } from "./identity/spent-once.ts";
import { createLog } from "./log.ts";
import { createRequestStates } from "./mcp/request-state.ts";
import { modelChain } from "./models.ts";
import { createOdooHub } from "./odoo-hub.ts";
import { createOdooKeys } from "./odoo-keys.ts";
import { openExamples } from "./open-examples.ts";
import { openHistories } from "./open-histories.ts";
import { openKnowledge } from "./open-knowledge.ts";
import { prepareCheckpoints } from "./prepare-checkpoints.ts";
import type { Program } from "./program.ts";
import { createQuality } from "./sampling/quality.ts";
import { createThreadSolver } from "./solve-in-thread.ts";
import { createSweep } from "./sweep.ts";
import { orSyncKey } from "./sync-principal.ts";
import { createTokens } from "./tokens.ts";

export interface StartOptions {
  readonly clock?: Clock;
  readonly tap?: WireTap;
  /** How long to wait for the data folder, in ms. */
  readonly lockWaitMs?: number;
  /** In place of the configured ones; the last must never fail. */
  readonly models?: readonly [Model, ...Model[]];
  /** In place of limits.yaml, for suites that make more calls in a minute than a person in a year. */
  readonly limits?: LimitsPolicy;
  /** In place of the runtime's own, for benchmarks that time a real Odoo. */
  readonly odooFetch?: typeof fetch;
  /** In place of the log on standard error. */
  readonly log?: Log;
  /** Hands out the embedded Odoo, for suites that look at its records and change them from outside. */
  readonly onEmbedded?: (sandbox: Sandbox) => void;
  /** In place of the generated demo: the gzipped snapshot of a world, for suites that vary seed and day. */
  readonly world?: Promise<Uint8Array>;
}

/** The only composition root: everything is made here, once, and handed what it may touch. */
export async function startProgram(config: Config, options: StartOptions = {}): Promise<Program> {
  const clock = options.clock ?? systemClock;
  const log = options.log ?? createLog(config.logLevel);
  const loaded = loadPolicy(config.policyFolder);
  assertLocked(lockProblems(loaded, readLock(config.policyFolder)), config.environment, (problem) => log.warn({}, problem));
  const policy = options.limits ? { ...loaded, limits: options.limits } : loaded;
  const tools = await loadTools();
  checkUseCaseTools(config.policyFolder, policy, tools);
  const secret = await loadSecret({ secret: config.secret, dataFolder: config.dataFolder, environment: config.environment });
  const embedding = config.odoo ? undefined : await import("./embedded-odoo.ts");
  const beginning =
    options.world ?? (config.databaseUrl === undefined ? embedding?.beginWorld(config.dataFolder, config.sandboxSize, clock) : undefined);
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
    const { sessions, identity, people } = openPeople({ config, policy, store, sealer, audit, clock });
    const principalOf: PrincipalOf = (id, db) => people.find(id, "workflow", db);
    const embedded = await embedding?.openEmbeddedOdoo({
      store,
      secret,
      clock,
      size: config.sandboxSize,
      policyFolder: config.policyFolder,
      log,
      beginning,
    });
    if (embedded) options.onEmbedded?.(embedded.sandbox);
    const server = config.odoo ? `${config.odoo.url}/${config.odoo.db}` : "embedded";
    const hub = createOdooHub({
      name: config.odoo?.url ?? "embedded",
      url: config.odoo?.url ?? "http://embedded.invalid",
      db: config.odoo?.db ?? "sandbox",
      force: config.odoo?.force ?? false,
      ...(embedded ? { fetch: embedded.fetch } : options.odooFetch ? { fetch: options.odooFetch } : {}),
      clock,
      log,
      tap: options.tap,
      keyFor: orSyncKey(config, (principal) => (embedded ? embedded.keyFor(principal) : credentials.find(principal, server))),
      howToGetKey: config.oidc
        ? "They paste their own Odoo API key once: PUT /api/odoo-key."
        : "For the demo's people run: cs odoo setup --demo-users",
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
    const switches = createSwitches({ pool: store.pool, audit, clock, policy });
    const retention = createRetention({ store, audit, clock, policy });
    const delegations = createDelegations({ pool: store.pool, sealer, audit, clock, policy, principalOf });
    const standingOrders = createStandingOrders({ pool: store.pool, sealer, audit, clock, policy, principalOf });
    const histories = openHistories({ config, policy, audit, store, clock, log, readerFor: hub.readerFor });
    const { historiesFor, watch } = histories ?? {};
    const judging = createJudging({ policy, approvalStore, standingOrders, standing: watch?.standing, clock, readerFor: hub.readerFor });
    const deciding = { policy, store, approvalStore, audit, clock, judging, delegations, standingOrders, switches, principalOf };
    const approvals = createApprovals({
      ...deciding,
      inputKeys: (tool) => inputKeysOf(tools.get(tool)),
      replan: async (approval, args) => {
        const requester = await principalOf(approval.requester);
        const useCase = policy.useCases.find(({ id }) => id === approval.useCase);
        if (!requester || !useCase)
          throw new CopilotError("DENIED", "Whoever asked for this, or the use it was for, is no longer in the policy. Reject it.");
        return gate.replan(requester, useCase, approval.origin.tool, args);
      },
    });
    const commit = createCommit({ ...deciding, previewerFor, writerFor, pause: async (ms) => void (await pause(ms)) });
    const checkpointer = new PostgresSaver(store.pool, createSealedSerde(sealer));
    await prepareCheckpoints(checkpointer, store);
    const threads = createApprovalThreads({ commit, checkpointer });
    const limits = createLimits({ pool: store.pool, clock, policy });
    const knowledge = await openKnowledge({ config, policy, store, clock, log, readerFor: hub.readerFor });
    const gate = createGate({
      log,
      policy,
      tools,
      audit,
      fingerprint: createFingerprint(secret),
      clock,
      limits,
      odooFor,
      ownRecordFor: createOwnRecord({ pool: store.pool, policy }),
      knowledge,
      historiesFor,
      standing: watch?.standing,
      solve: createThreadSolver(),
      approvals: {
        async propose(proposal) {
          const proposed = await approvals.propose(proposal);
          if (!("kind" in proposed)) await threads.open(proposed.id);
          // A standing order has signed for it, so nobody is waited for.
          if (!("kind" in proposed) && proposed.status === "approved") {
            await threads.settle(proposed.id);
            return (await approvalStore.find(store.pool, proposed.id)) ?? proposed;
          }
          return proposed;
        },
      },
    });
    const script = await loadScript(policy.useCases);
    const models = options.models ?? modelChain({ config, policy, clock, log, script });
    const vaults = createVaultStore({ pool: store.pool, sealer, policy, secret });
    const handOver = handOverTo({ sealer, audit, clock });
    const conversation = createConversation({
      policy,
      examples: await openExamples({ config, policy, store, clock, log }),
      knowledge,
      ...script,
      plotters: await loadPlots(tools),
      tools,
      gate,
      limits,
      switches,
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
    const quality = createQuality({ pool: store.pool, policy, clock, log, share: config.sampleShare, conversation });

    const sweep = createSweep({ store, approvals, approvalStore, retention, threads, histories: histories?.jobs, clock, log });

    return {
      config,
      policy,
      tools,
      people,
      store,
      audit,
      gate,
      conversation: quality.watching(),
      quality,
      approvals,
      delegations,
      standingOrders,
      switches,
      retention,
      knowledge,
      histories: histories?.sync,
      watch,
      credentials,
      sessions,
      cookies: createCookies(config),
      identity,
      odooKeys: createOdooKeys({ policy, store, audit, credentials, hub, server: config.odoo && server }),
      requestStates: createRequestStates({ sealer, spend: createSpendOnce({ pool: store.pool, clock }), clock }),
      tokens: createTokens(secret, clock),
      clock,
      log,
      odooName: hub.name,
      modelName: models[0].name,
      async decide(id: string, request: DecisionRequest, person: Principal) {
        const card = await atStep(
          "The database failed while your decision was being recorded. Look at the approval: if it still waits, decide again.",
          () => approvals.decide(id, request, person),
        );
        if (card.status === "pending") {
          if (request.decision === "edit") await threads.open(card.id);
          return card;
        }
        return atStep(
          "Your decision is recorded, but the database failed while it was being carried out. It is taken up again by itself and done once at most; look at the approval for its outcome.",
          async () => {
            await threads.settle(id);
            return approvals.card(id, person);
          },
        );
      },
      sweep,
      wake: (id, said) => threads.settle(id, said),
      async ready() {
        await store.pool.query("select 1");
        await hub.probe();
      },
      async close() {
        await quality.settled();
        await histories?.jobs.close();
        await embedded?.close();
        await audit.settled();
        await store.close();
      },
    };
  } catch (error) {
    await store.close();
    throw error;
  }
}
