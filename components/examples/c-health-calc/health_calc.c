/* The calculator in C, without a C library: the exports are written by hand as the canonical ABI of the component model
 * wants them. Build:
 *
 *   clang --target=wasm32-unknown-unknown -Oz -nostdlib -Wl,--no-entry -Wl,-z,stack-size=16384 -o core.wasm health_calc.c
 *
 * then embed wit/health-calc in the core module and make a component of it (`wasm-tools component embed`, `… new`).
 *
 * A record of four scalars arrives as four arguments; a record of five floats is returned as the address of its fields.
 */

typedef unsigned int u32;

#define EXPORT(name) __attribute__((export_name("medical:health-calc/calculations@0.1.0#" name)))

enum gender { MALE = 0, FEMALE = 1 };

struct health_results {
    float bmi, bmr, ideal_weight, body_fat_percentage, daily_calories;
};

static const float NOT_A_NUMBER = __builtin_nanf("");

/* False for NaN too. */
static int in_range(float value, float least, float most) { return value >= least && value <= most; }

static int measures_fit(float weight, float height) {
    return in_range(weight, 0.5f, 500.0f) && in_range(height, 0.4f, 2.6f);
}

static int age_fits(u32 age) { return age >= 18 && age <= 120; }

EXPORT("calculate-bmi") float calculate_bmi(float weight, float height) {
    if (!measures_fit(weight, height)) return NOT_A_NUMBER;
    double metres = height;
    return (float)(weight / (metres * metres));
}

/* Roza and Shizgal 1984, height in cm. */
static double basal_metabolic_rate(double weight, double height, u32 age, u32 gender) {
    double centimetres = height * 100.0;
    return gender == MALE ? 88.362 + 13.397 * weight + 4.799 * centimetres - 5.677 * age
                          : 447.593 + 9.247 * weight + 3.098 * centimetres - 4.330 * age;
}

EXPORT("calculate-bmr") float calculate_bmr(float weight, float height, u32 age, u32 gender) {
    if (!measures_fit(weight, height) || !age_fits(age)) return NOT_A_NUMBER;
    return (float)basal_metabolic_rate(weight, height, age, gender);
}

/* Lorentz 1929. */
static float ideal_weight(float height, u32 gender) {
    if (!in_range(height, 0.4f, 2.6f)) return NOT_A_NUMBER;
    double centimetres = height * 100.0;
    return (float)((centimetres - 100.0) - (centimetres - 150.0) / (gender == MALE ? 4.0 : 2.5));
}

/* Deurenberg 1991. */
static float body_fat(float weight, float height, u32 age, u32 gender) {
    if (!measures_fit(weight, height) || !age_fits(age)) return NOT_A_NUMBER;
    double metres = height;
    return (float)(1.20 * (weight / (metres * metres)) + 0.23 * age - (gender == MALE ? 10.8 : 0.0) - 5.4);
}

EXPORT("calculate-health-metrics")
const struct health_results *calculate_health_metrics(float weight, float height, u32 age, u32 gender) {
    static struct health_results results;
    int fits = measures_fit(weight, height) && age_fits(age);
    results.bmi = calculate_bmi(weight, height);
    results.bmr = calculate_bmr(weight, height, age, gender);
    results.ideal_weight = ideal_weight(height, gender);
    results.body_fat_percentage = body_fat(weight, height, age, gender);
    results.daily_calories = fits ? (float)(basal_metabolic_rate(weight, height, age, gender) * 1.2) : NOT_A_NUMBER;
    return &results;
}
