//! What the calculator says in each language.

use domain::document::Language;

pub struct Texts {
    pub heading: &'static str,
    pub description: &'static str,
    pub intro: &'static str,
    pub privacy: &'static str,
    pub weight: &'static str,
    pub height: &'static str,
    pub age: &'static str,
    pub sex: &'static str,
    pub female: &'static str,
    pub male: &'static str,
    pub weight_hint: &'static str,
    pub height_hint: &'static str,
    pub age_hint: &'static str,
    pub missing: &'static str,
    pub weight_fault: &'static str,
    pub height_fault: &'static str,
    pub height_in_centimetres: &'static str,
    pub age_fault: &'static str,
    pub calculate: &'static str,
    pub results: &'static str,
    pub waiting: &'static str,
    pub bmi: &'static str,
    pub bmr: &'static str,
    pub calories: &'static str,
    pub fat: &'static str,
    pub ideal: &'static str,
    pub bmi_source: &'static str,
    pub bmr_source: &'static str,
    pub calories_source: &'static str,
    pub fat_source: &'static str,
    pub ideal_source: &'static str,
    pub per_day: &'static str,
    pub limits: &'static str,
    pub busy: &'static str,
    /// Before the component's name and after it the time.
    pub computed_by: &'static str,
    pub fresh: &'static str,
    pub decimal_mark: &'static str,
    pub thousands_mark: &'static str,
    /// From thinness to obesity class III.
    pub classes: [&'static str; 6],
}

impl Texts {
    pub fn of(language: Language) -> &'static Texts {
        match language {
            Language::PtBr => &PT_BR,
            Language::En => &EN,
        }
    }

    /// Classes of the World Health Organization for adults (WHO Technical Report Series 894, 2000), by the value that is
    /// shown before it is rounded: 24.977 is still within the normal range.
    pub fn class(&self, bmi: f32) -> &'static str {
        let at = [18.5, 25.0, 30.0, 35.0, 40.0].iter().take_while(|least| bmi >= **least).count();
        self.classes[at]
    }

    /// With the marks of the language. The value is positive and below a million.
    pub fn number(&self, value: f32, decimals: usize) -> String {
        let plain = format!("{value:.decimals$}");
        let (whole, rest) = plain
            .split_once('.')
            .map_or((plain.as_str(), String::new()), |(whole, rest)| (whole, format!("{}{rest}", self.decimal_mark)));
        match whole.len().checked_sub(3).filter(|at| *at > 0).and_then(|at| whole.split_at_checked(at)) {
            Some((thousands, hundreds)) => format!("{thousands}{}{hundreds}{rest}", self.thousands_mark),
            None => format!("{whole}{rest}"),
        }
    }
}

static PT_BR: Texts = Texts {
    heading: "Calculadora de medidas corporais",
    description: "Calcule IMC, metabolismo basal, calorias diárias, gordura corporal e peso ideal, com as fórmulas e seus limites.",
    intro: "Para adultos de 18 a 120 anos. Os resultados aparecem enquanto você digita.",
    privacy: "O que você digita não é guardado nem registrado.",
    weight: "Peso (kg)",
    height: "Altura (m)",
    age: "Idade (anos completos)",
    sex: "Sexo",
    female: "Feminino",
    male: "Masculino",
    weight_hint: "De 0,5 a 500, por exemplo 70,5",
    height_hint: "De 0,4 a 2,6, por exemplo 1,75",
    age_hint: "De 18 a 120",
    missing: "Preencha este campo.",
    weight_fault: "O peso vai de 0,5 a 500 quilogramas.",
    height_fault: "A altura vai de 0,4 a 2,6 metros.",
    height_in_centimetres: "Isto parece estar em centímetros: escreva em metros, por exemplo 1,75.",
    age_fault: "A idade vai de 18 a 120 anos completos.",
    calculate: "Calcular",
    results: "Resultados",
    waiting: "Preencha os quatro campos para ver os resultados.",
    bmi: "Índice de massa corporal (IMC)",
    bmr: "Metabolismo basal",
    calories: "Calorias diárias",
    fat: "Gordura corporal",
    ideal: "Peso ideal",
    bmi_source: "Quetelet; classes da OMS (2000) para adultos",
    bmr_source: "Roza e Shizgal, 1984",
    calories_source: "Metabolismo basal × 1,2: pessoa sedentária",
    fat_source: "Deurenberg, 1991; erro padrão de cerca de 4 %",
    ideal_source: "Lorentz, 1929",
    per_day: "kcal/dia",
    limits: "São estimativas educativas, não um diagnóstico nem uma recomendação para você. Não valem para gestantes, crianças, atletas ou pessoas com edema. Converse com um profissional de saúde.",
    busy: "O cálculo não pôde ser feito agora. Tente de novo em instantes.",
    computed_by: "Calculado por",
    fresh: "em uma instância nova e isolada, em",
    decimal_mark: ",",
    thousands_mark: ".",
    classes: [
        "magreza",
        "eutrofia (faixa normal)",
        "pré-obesidade",
        "obesidade grau I",
        "obesidade grau II",
        "obesidade grau III",
    ],
};

static EN: Texts = Texts {
    heading: "Body measures calculator",
    description: "Calculate BMI, basal metabolism, daily calories, body fat and ideal weight, with the formulas and their limits.",
    intro: "For adults from 18 to 120 years. The results appear while you type.",
    privacy: "What you type is neither stored nor logged.",
    weight: "Weight (kg)",
    height: "Height (m)",
    age: "Age (completed years)",
    sex: "Sex",
    female: "Female",
    male: "Male",
    weight_hint: "From 0.5 to 500, for example 70.5",
    height_hint: "From 0.4 to 2.6, for example 1.75",
    age_hint: "From 18 to 120",
    missing: "Fill in this field.",
    weight_fault: "Weight is between 0.5 and 500 kilograms.",
    height_fault: "Height is between 0.4 and 2.6 metres.",
    height_in_centimetres: "This looks like centimetres: write metres, for example 1.75.",
    age_fault: "Age is between 18 and 120 completed years.",
    calculate: "Calculate",
    results: "Results",
    waiting: "Fill in the four fields to see the results.",
    bmi: "Body mass index (BMI)",
    bmr: "Basal metabolic rate",
    calories: "Daily calories",
    fat: "Body fat",
    ideal: "Ideal weight",
    bmi_source: "Quetelet; classes of the WHO (2000) for adults",
    bmr_source: "Roza and Shizgal, 1984",
    calories_source: "Basal metabolic rate × 1.2: a sedentary person",
    fat_source: "Deurenberg, 1991; standard error about 4 %",
    ideal_source: "Lorentz, 1929",
    per_day: "kcal/day",
    limits: "These are educational estimates, neither a diagnosis nor a recommendation for you. They do not hold in pregnancy, for children, athletes or people with oedema. Talk to a health professional.",
    busy: "The calculation could not be made just now. Try again in a moment.",
    computed_by: "Computed by",
    fresh: "in a fresh, isolated instance, in",
    decimal_mark: ".",
    thousands_mark: ",",
    classes: ["underweight", "normal range", "pre-obese", "obese class I", "obese class II", "obese class III"],
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn classes_begin_where_the_who_says() {
        let texts = Texts::of(Language::En);
        for (bmi, expect) in [
            (0.0, "underweight"),
            (18.49, "underweight"),
            (18.5, "normal range"),
            (24.977, "normal range"),
            (25.0, "pre-obese"),
            (30.0, "obese class I"),
            (35.0, "obese class II"),
            (40.0, "obese class III"),
            (200.0, "obese class III"),
        ] {
            assert_eq!(texts.class(bmi), expect, "{bmi}");
        }
    }

    #[test]
    fn numbers_are_written_as_the_language_does() {
        for (value, decimals, portuguese, english) in [
            (22.857, 1, "22,9", "22.9"),
            (1814.4, 0, "1.814", "1,814"),
            (999.0, 0, "999", "999"),
            (12345.6, 1, "12.345,6", "12,345.6"),
        ] {
            assert_eq!(Texts::of(Language::PtBr).number(value, decimals), portuguese);
            assert_eq!(Texts::of(Language::En).number(value, decimals), english);
        }
    }
}
