import type { ModelCard } from "../model-card.ts";

export const driftCard: ModelCard = {
  name: "drift",
  title: "Monitoring of the insights",
  version: "1",
  purpose: "Says when an insight should be doubted: its inputs, its errors or its calibration are no longer what they were when it was validated.",
  data: "The inputs, errors and outcomes of one insight since its validation, beside those that it was validated on, in the order in which they became known.",
  method:
    "Two-sample Kolmogorov-Smirnov for numbers, Pearson's chi-squared for kinds, Fisher's exact test for rates, Trigg's tracking signal (1964) on ranks with a simulated null, and for calibration a Shiryaev-Roberts mixture of likelihood ratios bounded by Ville's inequality (1939). Every line follows from the null at the sizes at hand, and the monitors of one insight share its 1%.",
  limits: [
    "The nulls take observations as independent: lines of one delivery that are late together count as more evidence than they are, so give one observation a delivery where that matters.",
    "All but the calibration monitor allow 1% a look; who looks at a growing sample several times says so, and the looks share the 1%.",
    "A rate is watched for rising only.",
    "A shift of half a standard deviation is seen with about even odds from 100 observations and nearly always from 500; smaller shifts take more.",
    "It says that something changed, not why.",
    "Tracking signals look at the newest 1,000 errors.",
  ],
  owner: "Head of supply chain",
};
