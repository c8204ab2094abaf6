//! Ordinary health education in English.

use super::ordinary::check;

const ARTICLES: &[&str] = &[
    "High blood pressure rarely causes symptoms, so the best way to find it is to measure it. Readings at or above 140 over 90 on different days deserve a visit to the doctor.",
    "Type 2 diabetes develops when the body responds poorly to insulin. Diet, exercise and, when needed, medicines such as metformin help to control it. There is no permanent cure, but good control is possible.",
    "A stroke is an emergency. Ask the person to smile, raise both arms and repeat a sentence. If anything looks wrong, call for help at once.",
    "Wash your hands before and after preparing food, changing diapers and visiting someone in hospital. Soap, water and twenty seconds are enough.",
    "No vaccine is 100% effective, but vaccinated people are far less likely to become seriously ill. A sore arm for a day or two is common.",
    "Migraine is more than a headache. Nausea and sensitivity to light are typical. Patients who take painkillers on more than ten days a month may get rebound headaches.",
    "Depression is an illness, not a weakness. Sadness that lasts more than two weeks deserves an assessment. In a crisis, call 988 in the United States.",
    "Losing 5% of body weight already lowers blood pressure. Beware of miracle diets that promise quick results; the weight usually returns.",
    "Antibiotics do not work against viruses. Taking them without need causes side effects and resistance. Never keep leftovers for later.",
    "Brush your teeth twice a day with fluoride toothpaste and clean between them. Bleeding gums are a sign of inflammation and usually improve with care.",
    "Low back pain often improves within weeks. Staying in bed delays recovery. Return to training when you are free of pain and increase the load slowly.",
    "Exclusive breastfeeding is recommended for six months. Afterwards other foods are introduced and breast milk continues for two years or more.",
    "In a trial of 1,200 participants, those who took 20 mg of fluoxetine every day improved more than those on placebo. Nausea was the most common side effect.",
    "Sunscreen with SPF 30 or more should be reapplied every two hours. Hats and shade help as much as the cream.",
    "Before surgery, ask about risks, alternatives and recovery. No procedure is without risk, and results vary from person to person.",
    "Botulinum toxin relaxes the muscle for three to four months. Headache and a drooping eyelid may occur. The doctor will discuss what to expect.",
    "Older adults may feel dizzy when they stand up. Sitting on the edge of the bed for a minute reduces the risk of falling.",
    "The test is free on the NHS and the result is ready in half an hour. With treatment the virus becomes undetectable and is not passed on.",
    "How do you choose a good surgeon? Check the registration, ask about experience and talk about complications. Be wary of anyone who guarantees results.",
    "Some children with asthma cough only at night. A written action plan helps the school to know what to do during an attack.",
];

#[test]
fn articles_are_not_blocked() {
    check("en", ARTICLES);
}
