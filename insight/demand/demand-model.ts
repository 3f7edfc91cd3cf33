import { discountedNegativeBinomial, type NegativeBinomialChoice, type Pool, poolOf } from "./discounted-negative-binomial.ts";
import { afterLike, collectLike, type LikeHistories } from "./like-histories.ts";
import { averaged, NOTHING, type Quantiles, quantileLoss } from "./quantile-levels.ts";

/** What a file of histories teaches, and which methods did best at its own end. */
export interface DemandModel {
  readonly pool: Pool;
  readonly choice: NegativeBinomialChoice;
  readonly like: LikeHistories;
  /** How much what followed like moments counts, 0 to 1; the rest is the negative binomial. */
  readonly likeShare: number;
  /** The weighted quantile loss of the chosen at the file's own end, and the series and periods it was chosen on. */
  readonly loss: number;
  readonly basedOn: { readonly series: number; readonly periods: number };
}

type Histories = readonly (readonly (number | null)[])[];

const CHOICES: readonly NegativeBinomialChoice[] = [0.8, 0.85, 0.9, 0.95].flatMap((decay): NegativeBinomialChoice[] => [
  { decay, shrinkage: 2, towards: "mean" },
  { decay, shrinkage: 4, towards: "mean" },
  { decay, shrinkage: 8, towards: "mean" },
  { decay, shrinkage: 0.5, towards: "usual" },
  { decay, shrinkage: 2, towards: "usual" },
]);
const SHARES = [0, 0.25, 0.5, 0.75, 1];
const PLAIN: NegativeBinomialChoice = { decay: 0.85, shrinkage: 4, towards: "mean" };
const LEAST_PAST = 16;
/** Where the past is too short for a trial, neither of the two is trusted alone. */
const UNTRIED_SHARE = 0.5;
/** Between the two origins: near enough that the second has about as much past to learn from. */
const OFFSET = 3;

/** Chooses by forecasting the file's own last `horizon` periods, and those before them where there is room, from what came earlier. */
export function learnDemand(histories: Histories, horizon: number): DemandModel {
  const periods = Math.max(0, ...histories.map((history) => history.length));
  const origins = [periods - horizon, periods - horizon - OFFSET].filter((origin) => origin >= LEAST_PAST);
  const trials = origins.map((origin) => trialAt(histories, origin, horizon));
  const mean = (losses: readonly number[]) => losses.reduce((sum, loss) => sum + loss, 0) / Math.max(1, losses.length);
  const best = <Option>(options: readonly Option[], lossOf: (option: Option) => number, otherwise: Option) =>
    trials.length === 0
      ? { option: otherwise, loss: Number.NaN }
      : options.map((option) => ({ option, loss: lossOf(option) })).reduce((one, other) => (other.loss < one.loss ? other : one));
  const choice = best(CHOICES, (option) => mean(trials.map((trial) => trial.lossOf(trial.byChoice(option)))), PLAIN).option;
  const share = best(SHARES, (option) => mean(trials.map((trial) => trial.lossOf(trial.blended(choice, option)))), UNTRIED_SHARE);
  const pool = poolOf(histories);
  return {
    pool,
    choice,
    like: collectLike(histories, pool.mean),
    likeShare: share.option,
    loss: share.loss,
    basedOn: { series: histories.length, periods },
  };
}

function trialAt(histories: Histories, origin: number, horizon: number) {
  const past = histories.map((history) => history.slice(0, origin));
  const actual = histories.map((history) => history.slice(origin, origin + horizon));
  const pool = poolOf(past);
  const like = collectLike(past, pool.mean);
  const likely = past.map((history) => afterLike(history, like));
  const byChoice = (choice: NegativeBinomialChoice) => past.map((history) => discountedNegativeBinomial(history, pool, choice));
  return {
    byChoice,
    blended: (choice: NegativeBinomialChoice, share: number) =>
      byChoice(choice).map((quantiles, at) => averaged(quantiles, likely[at] ?? NOTHING, share)),
    lossOf: (forecasts: readonly Quantiles[]) =>
      quantileLoss(
        forecasts.map((quantiles) => actual[0]?.map(() => quantiles) ?? []),
        actual,
      ),
  };
}

/** Units at each of LEVELS in any one of the coming periods; none where nothing is known. */
export function forecastQuantiles(history: readonly (number | null)[], { pool, choice, like, likeShare }: DemandModel): Quantiles {
  if (history.every((units) => units === null)) return NOTHING;
  const own = discountedNegativeBinomial(history, pool, choice);
  return likeShare === 0 || like.after.length === 0 ? own : averaged(own, afterLike(history, like), likeShare);
}
