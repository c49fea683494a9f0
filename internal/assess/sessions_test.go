package assess_test

import (
	"strings"
	"testing"

	"github.com/osloconf/terraform-provider-osloconf/internal/assess/proof"
	"github.com/osloconf/terraform-provider-osloconf/internal/assess/proof/sessions"
)

// TestSessionsAsRecorded replays what the real keystoneauth loaded from
// rendered sections: the same session, adapter and auth plugin as in the
// result. After an intended change in rendering or the cases, record again with
// go run ./tools/conformance/sessions -write internal/assess/testdata/sessions.
func TestSessionsAsRecorded(t *testing.T) {
	t.Parallel()
	replay(t, "testdata/sessions/sound.jsonl.gz", sessions.SoundCases(), 1500)
}

// TestRefusedAsRecorded replays what the real keystoneauth did with
// configurations that rules reject: it raised what the rule says, or ignored
// it.
func TestRefusedAsRecorded(t *testing.T) {
	t.Parallel()
	replay(t, "testdata/sessions/refused.jsonl.gz", sessions.RefusedCases(), 60)
}

func replay(t *testing.T, path string, records []sessions.Recorded, least int) {
	t.Helper()
	if len(records) < least {
		t.Errorf("%d cases, want at least %d", len(records), least)
	}
	if err := sessions.Replay(path, records); err != nil {
		t.Fatal(err)
	}
	for i := range records {
		for _, problem := range records[i].Problems() {
			t.Errorf("%s: %s", records[i].Question.ID, problem)
		}
	}
}

// A comparison that finds nothing wrong proves nothing unless it can fail.
func TestSessionsCanDisagree(t *testing.T) {
	t.Parallel()
	spoil := map[string]func(a *sessions.Answer) bool{
		"session verifies": func(a *sessions.Answer) bool {
			if a.Session != nil {
				a.Session.Values["verify"] = "another"
			}
			return a.Session != nil
		},
		"adapter uses another interface": func(a *sessions.Answer) bool {
			if a.Adapter != nil {
				a.Adapter.Values["interface"] = []any{"admin", "none"}
			}
			return a.Adapter != nil
		},
		"no plugin": func(a *sessions.Answer) bool {
			had := a.Auth != nil
			a.Auth = nil
			return had
		},
		"option reads differently": func(a *sessions.Answer) bool {
			_, had := a.Values["insecure"]
			a.Values["insecure"] = "perhaps"
			return had
		},
		"raises": func(a *sessions.Answer) bool {
			a.Outcome = &sessions.Failure{Class: "TypeError", MRO: []string{"TypeError"}}
			return true
		},
	}
	for name, change := range spoil {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			records := sessions.SoundCases()
			if err := sessions.Replay("testdata/sessions/sound.jsonl.gz", records); err != nil {
				t.Fatal(err)
			}
			noticed := 0
			for i := range records {
				if !change(&records[i].Answer) {
					continue
				}
				if len(records[i].Problems()) == 0 {
					t.Fatalf("%s: not noticed", records[i].Question.ID)
				}
				noticed++
			}
			if noticed == 0 {
				t.Error("no case was altered")
			}
		})
	}
}

func TestRefusedCanDisagree(t *testing.T) {
	t.Parallel()
	records := sessions.RefusedCases()
	if err := sessions.Replay("testdata/sessions/refused.jsonl.gz", records); err != nil {
		t.Fatal(err)
	}
	for i := range records {
		records[i].Answer = sessions.Answer{
			Session: &sessions.Loaded{Values: map[string]any{}},
			Adapter: &sessions.Loaded{Values: map[string]any{"version": 2.0, "region_name": "x"}},
			Auth:    &sessions.Loaded{Values: map[string]any{}},
			Values:  map[string]any{"user_domain_name": "", "tenant_name": "", "password": "", "auth_type": "", "interface": "", "os_interface": ""},
		}
		records[i].Answer.Session.Values["timeout"] = 1.0
		records[i].Answer.Session.Values["cert"] = "another"
		records[i].Answer.Session.Values["verify"] = "another"
		if len(records[i].Problems()) == 0 {
			t.Errorf("%s: passes whatever the libraries do", records[i].Question.ID)
		}
	}
}

// TestRegisteredAsRecorded compares the catalogue's options with those an
// installed Nova registered, in both directions.
func TestRegisteredAsRecorded(t *testing.T) {
	t.Parallel()
	rows, err := proof.Load[sessions.RegisteredOption]("testdata/sessions/registered.jsonl.gz")
	if err != nil {
		t.Fatal(err)
	}
	problems, count, err := sessions.CompareRegistered(rows)
	if err != nil || count < 600 || len(problems) > 0 {
		t.Errorf("%d options compared, %v:\n%s", count, err, strings.Join(problems, "\n"))
	}
	for i := range rows {
		row := rows[i]
		if row.Section == "glance" && row.Name == "insecure" {
			row.Default, row.Secret, row.Deprecated = true, true, nil
			problems, _, _ = sessions.CompareRegistered([]sessions.RegisteredOption{row})
		}
	}
	all := strings.Join(problems, "\n")
	for _, want := range []string{
		"[glance] insecure: default: real true, here false",
		"[glance] insecure: secret: real true, here false",
		"[glance] insecure: older names: real [], here [glance.api_insecure]",
		"[glance] num_retries: in the catalogue, but not registered",
	} {
		if !strings.Contains(all, want) {
			t.Errorf("not noticed: %s", want)
		}
	}
}
