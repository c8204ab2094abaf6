// The calculator in JavaScript. The engine travels inside the component, so it is large and slow to start; its limits
// are the same as everybody's.

const number = (fits, value) => (fits ? value : NaN);
const measuresFit = ({ weight, height }) => weight >= 0.5 && weight <= 500 && heightFits(height);
const heightFits = (height) => height >= Math.fround(0.4) && height <= Math.fround(2.6);
const ageFits = ({ age }) => age >= 18 && age <= 120;

const bodyMassIndex = ({ weight, height }) => weight / (height * height);

// Roza and Shizgal 1984, height in cm.
const basalMetabolicRate = ({ weight, height, age, gender }) =>
  gender === "male"
    ? 88.362 + 13.397 * weight + 4.799 * height * 100 - 5.677 * age
    : 447.593 + 9.247 * weight + 3.098 * height * 100 - 4.33 * age;

// Lorentz 1929.
const idealWeight = ({ height, gender }) => height * 100 - 100 - (height * 100 - 150) / (gender === "male" ? 4 : 2.5);

// Deurenberg 1991.
const bodyFat = (metrics) =>
  1.2 * bodyMassIndex(metrics) + 0.23 * metrics.age - (metrics.gender === "male" ? 10.8 : 0) - 5.4;

export const calculations = {
  calculateHealthMetrics(metrics) {
    const fits = measuresFit(metrics) && ageFits(metrics);
    return {
      bmi: number(measuresFit(metrics), bodyMassIndex(metrics)),
      bmr: number(fits, basalMetabolicRate(metrics)),
      idealWeight: number(heightFits(metrics.height), idealWeight(metrics)),
      bodyFatPercentage: number(fits, bodyFat(metrics)),
      dailyCalories: number(fits, basalMetabolicRate(metrics) * 1.2),
    };
  },
  calculateBmi(weight, height) {
    return number(measuresFit({ weight, height }), bodyMassIndex({ weight, height }));
  },
  calculateBmr(metrics) {
    return number(measuresFit(metrics) && ageFits(metrics), basalMetabolicRate(metrics));
  },
};
