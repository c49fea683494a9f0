package sessions

import (
	"encoding/json"
	"slices"
)

// Answer is what the real keystoneauth made of a case.
type Answer struct {
	ID       string         `json:"id"`
	Error    *Failure       `json:"error"`
	Values   map[string]any `json:"values"`
	Session  *Loaded        `json:"session"`
	Adapter  *Loaded        `json:"adapter"`
	Auth     *Loaded        `json:"auth"`
	Outcome  *Failure       `json:"outcome"`
	Requests []Asked        `json:"requests"`
}

// Failure is an exception.
type Failure struct {
	Class string   `json:"class"`
	Error string   `json:"error"`
	MRO   []string `json:"mro"`
}

// Is reports whether the exception is of a class, or of a subclass.
func (f *Failure) Is(class string) bool { return f != nil && slices.Contains(f.MRO, class) }

// Asked is one request that would have been sent. Auth is the body of a token
// request.
type Asked struct {
	Method string         `json:"method"`
	URL    string         `json:"url"`
	Auth   map[string]any `json:"auth,omitempty"`
}

// Loaded is something built from a section, or why it was not built. Values are
// its attributes by name.
type Loaded struct {
	Failure *Failure
	Values  map[string]any
}

// UnmarshalJSON distinguishes attributes from failures.
func (l *Loaded) UnmarshalJSON(data []byte) error {
	var failed Failure
	if err := json.Unmarshal(data, &failed); err == nil && failed.MRO != nil {
		l.Failure = &failed
		return nil
	}
	var loaded struct {
		Class  string         `json:"class"`
		Values map[string]any `json:"values"`
	}
	if err := json.Unmarshal(data, &loaded); err == nil && loaded.Class != "" {
		l.Values = loaded.Values
		return nil
	}
	return json.Unmarshal(data, &l.Values)
}

// MarshalJSON is the inverse of UnmarshalJSON.
func (l *Loaded) MarshalJSON() ([]byte, error) {
	if l.Failure != nil {
		return json.Marshal(l.Failure)
	}
	return json.Marshal(l.Values)
}

// failure is the exception for something loaded, nil if there is none.
func (l *Loaded) failure() *Failure {
	if l == nil {
		return nil
	}
	return l.Failure
}

// asked is the body of the last token request, nil if there was none.
func (a *Answer) asked() map[string]any {
	for _, request := range slices.Backward(a.Requests) {
		if request.Auth != nil {
			return request.Auth
		}
	}
	return nil
}

// dig descends into nested maps; nil if the path ends early.
func dig(value any, path ...string) any {
	for _, name := range path {
		inner, ok := value.(map[string]any)
		if !ok {
			return nil
		}
		value = inner[name]
	}
	return value
}
