import type { ModelCard } from "../model-card.ts";

export const driftCard: ModelCard = {
  name: "drift",
  title: "Monitoring of the insights",
  version: "2",
  purpose: "Says when an insight should be doubted: its inputs, its errors or its calibration are no longer what they were when it was validated.",
  data: "The inputs, errors and outcomes of one insight since its validation, beside those that it was validated on, in the order in which they became known.",
  method:
    "Two-sample Kolmogorov-Smirnov for numbers, Pearson's chi-squared for kinds, Fisher's exact test for rates, Trigg's tracking signal (1964) on ranks with a simulated null, and for calibration a Shiryaev-Roberts mixture of likelihood ratios bounded by Ville's inequality (1939). Every line follows from the null at the sizes at hand, and the monitors of one insight share its 1%. Demand is watched by the week: every product is forecast from the weeks before it, and the sum of each fortnight of the last eight weeks is held against the interval in which the next of the earlier fortnights would lie (Student's t); what of a week's error the one before it did not tell goes to the tracking signal. Lead times are watched by the delivery.",
  limits: [
    "The nulls take observations as independent: lines of one delivery that are late together count as more evidence than they are, so give one observation a delivery where that matters.",
    "All but the calibration monitor allow 1% a look; who looks at a growing sample several times says so, and the looks share the 1%.",
    "A rate is watched for rising only.",
    "A shift of half a standard deviation is seen with about even odds from 100 observations and nearly always from 500; smaller shifts take more.",
    "In 40 simulated years each of demand that changes by chance alone, of errors that follow each other, and of a mild season, 3 to 13 % of the years had any alarm, and at most 0.5 % of their weekly looks.",
    "It says that something changed, not why.",
    "A forecast so uneven that being off by three quarters could be chance counts as unchecked, and so does one of less than 58 weeks of past, or 60 deliveries.",
    "Demand that swings by more than a fifth over the year makes the quick monitor slow: what it may be off by chance grows with the swing.",
    "Tracking signals look at the newest 1,000 errors.",
  ],
  owner: "Head of supply chain",
};
