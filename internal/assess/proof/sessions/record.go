package sessions

import (
	"fmt"

	"github.com/google/go-cmp/cmp"

	"github.com/osloconf/terraform-provider-osloconf/internal/assess"
	"github.com/osloconf/terraform-provider-osloconf/internal/assess/proof"
)

// Recorded is a question to the real keystoneauth and its answer.
type Recorded struct {
	Question Question `json:"question"`
	Answer   Answer   `json:"answer"`

	verdict func(*Recorded) []string
}

// Problems lists where the answer and this project disagree.
func (r *Recorded) Problems() []string { return r.verdict(r) }

// SoundCases are the questions about sections without mistakes, unanswered.
func SoundCases() []Recorded {
	cases := Sound()
	records := make([]Recorded, len(cases))
	for i := range cases {
		c := &cases[i]
		records[i] = c.record(func(r *Recorded, result *assess.Result) []string {
			return c.Differences(result, &r.Answer, &r.Question.Register)
		})
	}
	return records
}

// RefusedCases are the questions about what rules reject, unanswered.
func RefusedCases() []Recorded {
	records := make([]Recorded, len(refusals))
	for i := range refusals {
		refusal := &refusals[i]
		c := refusal.Case()
		records[i] = c.record(func(r *Recorded, result *assess.Result) []string {
			return refusal.Disagreements(result, &r.Answer)
		})
	}
	return records
}

// record checks a case with the provider; a case that cannot be checked at all
// is itself a problem.
func (c *Case) record(judge func(*Recorded, *assess.Result) []string) Recorded {
	result, err := c.Assess()
	var question Question
	if err == nil {
		question, err = c.Question(result)
	}
	if err != nil {
		return Recorded{Question: Question{ID: c.ID}, verdict: func(*Recorded) []string { return []string{err.Error()} }}
	}
	return Recorded{Question: question, verdict: func(r *Recorded) []string { return judge(r, result) }}
}

// Replay fills in the answers kept in a file. A case that differs from the
// recorded one is an error.
func Replay(path string, records []Recorded) error {
	kept, err := proof.Load[Recorded](path)
	if err != nil {
		return err
	}
	if len(kept) != len(records) {
		return fmt.Errorf("%s keeps %d answers to %d cases: record again", path, len(kept), len(records))
	}
	for i := range records {
		if diff := cmp.Diff(kept[i].Question, records[i].Question); diff != "" {
			return fmt.Errorf("%s: the question differs from the record, record again (-recorded +now):\n%s", records[i].Question.ID, diff)
		}
		records[i].Answer = kept[i].Answer
	}
	return nil
}
