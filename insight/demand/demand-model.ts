import { discountedNegativeBinomial, type NegativeBinomialChoice, type Pool, poolOf } from "./discounted-negative-binomial.ts";
import { followingQuantiles, type LearnedDemand, learnFollowing } from "./learned-demand.ts";
import { averaged, NOTHING, type Quantiles, quantileLoss } from "./quantile-levels.ts";
import { commonSeason, inSeason, type Season, seasonFactors } from "./season.ts";

/** What a file of histories teaches, and which methods did best at its own end. */
export interface DemandModel {
  readonly pool: Pool;
  readonly choice: NegativeBinomialChoice;
  /** Undefined where the file is too small to learn from. */
  readonly learned: LearnedDemand | undefined;
  /** How much what was learned from all series counts, 0 to 1; the rest is the negative binomial. */
  readonly learnedShare: number;
  /** Undefined where no swing over the given period made the trial better. */
  readonly season: Season | undefined;
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
/** Never less than half: in a trial there is less past to learn from than in the file itself. */
const SHARES = [0.5, 0.75, 1];
const STRENGTHS = [0.25, 0.5, 0.75, 1];
/** A swing that makes the trial better by less than this may be chance. */
const WORTH_A_SEASON = 0.99;
const PLAIN: NegativeBinomialChoice = { decay: 0.85, shrinkage: 4, towards: "mean" };
const LEAST_PAST = 16;
/** Where the past is too short for a trial, neither of the two is trusted alone. */
const UNTRIED_SHARE = 0.5;
/** Between the two origins: near enough that the second has about as much past to learn from. */
const OFFSET = 3;

/** Chooses by forecasting the file's own last `horizon` periods, and for the negative binomial those before them where there is room, from what came earlier. With a `period` it also tries whether demand swings over so many periods. */
export function learnDemand(histories: Histories, horizon: number, period?: number): DemandModel {
  const periods = Math.max(0, ...histories.map((history) => history.length));
  const trials = [periods - horizon, periods - horizon - OFFSET]
    .filter((origin) => origin >= LEAST_PAST)
    .map((origin) => trialAt(histories, origin, horizon));
  const choice = best(CHOICES, (option) => mean(trials.map((trial) => trial.lossOf(trial.byChoice(option)))))?.option ?? PLAIN;
  const last = trials[0]?.withLearned(choice);
  const share = last && best(SHARES, last.lossOfShare);
  const plain = share?.loss ?? Number.NaN;
  const swing = last && share && period !== undefined ? best(STRENGTHS, (strength) => last.lossInSeason(share.option, period, strength)) : undefined;
  const isSeasonal = swing !== undefined && swing.loss < plain * WORTH_A_SEASON;
  const season = isSeasonal && period !== undefined ? commonSeason(histories, period) : undefined;
  return {
    pool: poolOf(histories),
    choice,
    learned: learnFollowing(histories, horizon),
    learnedShare: share?.option ?? UNTRIED_SHARE,
    season: season && { ...season, strength: swing?.option ?? 0 },
    loss: isSeasonal ? swing.loss : plain,
    basedOn: { series: histories.length, periods },
  };
}

function trialAt(histories: Histories, origin: number, horizon: number) {
  const past = histories.map((history) => history.slice(0, origin));
  const actual = histories.map((history) => history.slice(origin, origin + horizon));
  const pool = poolOf(past);
  const byChoice = (choice: NegativeBinomialChoice) => past.map((history) => discountedNegativeBinomial(history, pool, choice));
  const lossOf = (forecasts: readonly Quantiles[]) =>
    quantileLoss(
      forecasts.map((quantiles) => Array.from({ length: horizon }, () => quantiles)),
      actual,
    );
  return {
    byChoice,
    lossOf,
    withLearned(choice: NegativeBinomialChoice) {
      const own = byChoice(choice);
      const learned = learnFollowing(past, horizon);
      const likely = learned && past.map((history) => followingQuantiles(history, learned));
      const whole = learned?.whole ?? true;
      const byShare = (share: number) => (likely ? own.map((quantiles, at) => blended(quantiles, likely[at] ?? NOTHING, share, whole)) : own);
      return {
        lossOfShare: (share: number) => lossOf(byShare(share)),
        lossInSeason(share: number, period: number, strength: number) {
          const season = commonSeason(past, period);
          if (!season) return Number.NaN;
          const forecasts = byShare(share).map((quantiles, at) =>
            seasonFactors(past[at] ?? [], { ...season, strength }, choice.decay, horizon).map((factor) => inSeason(quantiles, factor, whole)),
          );
          return quantileLoss(forecasts, actual);
        },
      };
    },
  };
}

/** Units at each of LEVELS in any one of the coming periods; none where nothing is known. */
export function forecastQuantiles(history: readonly (number | null)[], { pool, choice, learned, learnedShare }: DemandModel): Quantiles {
  if (history.every((units) => units === null)) return NOTHING;
  const own = discountedNegativeBinomial(history, pool, choice);
  return learned ? blended(own, followingQuantiles(history, learned), learnedShare, learned.whole) : own;
}

/** The same for each coming step, which differ only where demand swings with the season. */
export function forecastSteps(history: readonly (number | null)[], model: DemandModel, steps: number): readonly Quantiles[] {
  const quantiles = forecastQuantiles(history, model);
  if (!model.season) return Array.from({ length: steps }, () => quantiles);
  const whole = model.learned?.whole ?? true;
  return seasonFactors(history, model.season, model.choice.decay, steps).map((factor) => inSeason(quantiles, factor, whole));
}

/** A level is the smallest whole unit that reaches it, so each of the two overshoots: halves go down. */
function blended(own: Quantiles, learned: Quantiles, share: number, whole: boolean): Quantiles {
  const units = averaged(own, learned, share);
  return whole ? units.map((value) => Math.max(0, Math.ceil(value - 0.5))) : units;
}

function best<Option>(options: readonly Option[], lossOf: (option: Option) => number) {
  const tried = options.map((option) => ({ option, loss: lossOf(option) })).filter(({ loss }) => !Number.isNaN(loss));
  return tried.length === 0 ? undefined : tried.reduce((one, other) => (other.loss < one.loss ? other : one));
}

function mean(losses: readonly number[]): number {
  return losses.length === 0 ? Number.NaN : losses.reduce((sum, loss) => sum + loss, 0) / losses.length;
}
