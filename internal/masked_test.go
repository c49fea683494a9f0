package internal_test

import (
	"fmt"
	"go/ast"
	"go/token"
	"go/types"
	"maps"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/go/packages"
)

// raw are the fields and methods that hold user input, as "package.Type.Name".
var raw = []string{
	"config.Attribute.Text", "config.Given.Text", "config.Item.Text", "config.ItemText.Text", "config.Leaf.Text",
	"config.Setting.Str", "config.Source.Text", "config.SourceText.Content", "config.Written.Raw", "config.Written.Text",
	"ini.Entry.Value", "types.Value.Items", "types.Value.Keys", "types.Value.Text",
}

// masks are the functions and methods that turn user input into text that may
// be shown.
var masks = []string{
	"config.Setting.Show", "report.Label", "report.MaskText", "report.MaskValue", "report.Redact", "report.RedactConfig", "report.Show",
	"rules.label", "rules.shown",
	"rules.portShown", // only digits
	"rules.assigned",  // a number or a boolean as is, anything else by Setting.Show
}

// quiet are the packages whose errors contain nothing of the text that they are
// about.
var quiet = []string{"database", "inspect", "origin", "spec", "transport"}

// shownIn are the fields whose texts are public, as "package.Type.Name". The
// tests with canaries cover rendered_redacted, which is written beside the full
// text.
var shownIn = []string{
	"assess.Change.Advice", "assess.Change.From", "assess.Change.To",
	"assess.Result.Values", "assess.SettingInfo.Default", "assess.SettingInfo.Value",
	"cli.record.Message", "function.FuncError.Text", "tfprotov6.Diagnostic.Detail", "tfprotov6.Diagnostic.Summary",
	"config.Mistake.Detail", "config.Mistake.Summary",
	"report.Finding.Effect", "report.Finding.Message", "report.Finding.Option", "report.Finding.Remediation", "report.Finding.Section",
	"rules.Problem.Effect", "rules.Problem.Message", "rules.Problem.Option", "rules.Problem.Remediation", "rules.Problem.Section",
}

// User input reaches messages only through a mask.
func TestMessagesAreMasked(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("takes several seconds")
	}
	w := newWalk(t, "./assess", "./cli", "./config", "./provider", "./rules")
	if got := w.unmasked(); len(got) > 0 {
		slices.Sort(got)
		t.Errorf("%d texts reach a message unmasked:\n%s", len(got), strings.Join(got, "\n"))
	}
}

// walk follows texts through the functions of some packages. It ignores the
// order of statements and does not distinguish list items: what may be raw once
// may be raw everywhere.
type walk struct {
	packages []*packages.Package
	from     map[types.Object]labels // what a variable, a field or a function's result may be made of
	into     map[types.Object]labels // the fields that a parameter may end up in
	changed  bool
}

// labels say where a text comes from: anyone stands for user input, and a
// parameter for whatever the caller passes.
type labels map[types.Object]bool

// anyone is the label of raw texts.
var anyone types.Object = types.NewLabel(token.NoPos, nil, "raw")

func newWalk(t *testing.T, patterns ...string) *walk {
	t.Helper()
	list, err := packages.Load(&packages.Config{
		Mode: packages.NeedName | packages.NeedFiles | packages.NeedSyntax | packages.NeedTypes | packages.NeedTypesInfo | packages.NeedImports | packages.NeedDeps,
	}, patterns...)
	if err != nil {
		t.Fatal(err)
	}
	if packages.PrintErrors(list) > 0 {
		t.Fatal("the packages do not compile")
	}
	w := &walk{packages: list, from: map[types.Object]labels{}, into: map[types.Object]labels{}}
	for w.changed = true; w.changed; {
		w.changed = false
		w.each(w.spread)
	}
	return w
}

// each calls f for every node of every package, with the enclosing function:
// nil in a function literal.
func (w *walk) each(f func(p *packages.Package, n ast.Node, function types.Object)) {
	for _, p := range w.packages {
		for _, file := range p.Syntax {
			for _, declaration := range file.Decls {
				var function types.Object
				if d, ok := declaration.(*ast.FuncDecl); ok {
					function = p.TypesInfo.Defs[d.Name]
				}
				ast.PreorderStack(declaration, nil, func(n ast.Node, stack []ast.Node) bool {
					inside := slices.ContainsFunc(stack, func(n ast.Node) bool { _, ok := n.(*ast.FuncLit); return ok })
					if inside {
						f(p, n, nil)
					} else {
						f(p, n, function)
					}
					return true
				})
			}
		}
	}
}

// add records that something may be made of more.
func (w *walk) add(to map[types.Object]labels, object types.Object, more labels) {
	if object == nil {
		return
	}
	for label := range more {
		if !to[object][label] {
			if to[object] == nil {
				to[object] = labels{}
			}
			to[object][label] = true
			w.changed = true
		}
	}
}

// spread follows what a node passes on.
func (w *walk) spread(p *packages.Package, n ast.Node, function types.Object) {
	switch n := n.(type) {
	case *ast.AssignStmt:
		for i, left := range n.Lhs {
			w.assign(p, left, w.made(p, n.Rhs[min(i, len(n.Rhs)-1)]))
		}
	case *ast.ValueSpec:
		for i, name := range n.Names {
			if len(n.Values) > 0 {
				w.assign(p, name, w.made(p, n.Values[min(i, len(n.Values)-1)]))
			}
		}
	case *ast.RangeStmt:
		for _, left := range []ast.Expr{n.Key, n.Value} {
			if left != nil {
				w.assign(p, left, w.made(p, n.X))
			}
		}
	case *ast.ReturnStmt:
		for _, result := range n.Results {
			if function != nil {
				w.add(w.from, function, w.made(p, result))
			}
		}
	case *ast.CompositeLit:
		for _, e := range n.Elts {
			if pair, ok := e.(*ast.KeyValueExpr); ok {
				if key, ok := pair.Key.(*ast.Ident); ok {
					w.store(p.TypesInfo.Uses[key], w.made(p, pair.Value))
				}
			}
		}
	case *ast.CallExpr:
		callee, ok := w.callee(p, n).(*types.Func)
		if !ok || slices.Contains(masks, w.name(callee)) {
			return
		}
		parameters := callee.Signature().Params()
		for i, argument := range n.Args {
			if parameters.Len() == 0 {
				break
			}
			made := w.made(p, argument)
			for field := range w.into[parameters.At(min(i, parameters.Len()-1))] {
				w.store(field, made)
			}
		}
	}
}

// assign records what the left side of an assignment receives.
func (w *walk) assign(p *packages.Package, left ast.Expr, made labels) {
	switch left := ast.Unparen(left).(type) {
	case *ast.Ident:
		if object := p.TypesInfo.ObjectOf(left); object != nil && textual(object.Type()) {
			w.add(w.from, object, made)
		}
	case *ast.SelectorExpr:
		w.store(p.TypesInfo.Uses[left.Sel], made)
	case *ast.IndexExpr:
		w.assign(p, left.X, made)
	}
}

// store records what a field receives. A parameter's content is its caller's
// concern.
func (w *walk) store(object types.Object, made labels) {
	field, ok := object.(*types.Var)
	if !ok || !field.IsField() || !textual(field.Type()) || w.isName(field) {
		return
	}
	for label := range made {
		if label == anyone {
			w.add(w.from, field, labels{anyone: true})
		} else {
			w.add(w.into, label, labels{field: true})
		}
	}
}

// isName reports whether a field holds an option's name: those in the catalogue
// are not secret, and label masks the others.
func (w *walk) isName(field *types.Var) bool {
	return field.Pkg().Name() == "oslo" && (field.Name() == "Option" || field.Name() == "Group")
}

// made returns what an expression may be made of.
func (w *walk) made(p *packages.Package, e ast.Expr) labels {
	if e == nil || !textual(p.TypesInfo.TypeOf(e)) || p.TypesInfo.Types[e].Value != nil {
		return nil
	}
	switch e := ast.Unparen(e).(type) {
	case *ast.Ident:
		object := p.TypesInfo.ObjectOf(e)
		if v, ok := object.(*types.Var); ok && v.Kind() == types.ParamVar {
			return with(w.from[object], object)
		}
		return w.from[object]
	case *ast.SelectorExpr:
		if slices.Contains(raw, w.fieldName(p, e)) {
			return labels{anyone: true}
		}
		return w.from[p.TypesInfo.Uses[e.Sel]]
	case *ast.BinaryExpr:
		return w.all(p, e.X, e.Y)
	case *ast.IndexExpr:
		return w.made(p, e.X)
	case *ast.SliceExpr:
		return w.made(p, e.X)
	case *ast.CompositeLit:
		var values []ast.Expr
		for _, e := range e.Elts {
			if pair, ok := e.(*ast.KeyValueExpr); ok {
				e = pair.Value
			}
			values = append(values, e)
		}
		return w.all(p, values...)
	case *ast.CallExpr:
		return w.called(p, e)
	}
	return nil
}

func with(l labels, more types.Object) labels {
	sum := labels{more: true}
	maps.Copy(sum, l)
	return sum
}

func (w *walk) all(p *packages.Package, list ...ast.Expr) labels {
	sum := labels{}
	for _, e := range list {
		maps.Copy(sum, w.made(p, e))
	}
	return sum
}

// called returns what a call's result may be made of.
func (w *walk) called(p *packages.Package, call *ast.CallExpr) labels {
	callee := w.callee(p, call)
	name := ""
	if callee != nil {
		name = w.name(callee)
	}
	switch {
	case slices.Contains(masks, name), callee != nil && callee.Pkg() != nil && slices.Contains(quiet, callee.Pkg().Name()):
		return nil
	case slices.Contains(raw, name):
		return labels{anyone: true}
	case callee == nil || !w.own(callee):
		if method, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr); ok {
			return w.all(p, append(slices.Clone(call.Args), method.X)...)
		}
		return w.all(p, call.Args...)
	}
	parameters := callee.(*types.Func).Signature().Params()
	sum := labels{}
	for label := range w.from[callee] {
		if label == anyone {
			sum[anyone] = true
		}
		for i := range parameters.Len() {
			if label == parameters.At(i) {
				from, to := i, i+1
				if i == parameters.Len()-1 {
					to = len(call.Args)
				}
				maps.Copy(sum, w.all(p, call.Args[min(from, len(call.Args)):to]...))
			}
		}
	}
	return sum
}

// callee is the function that a call names, nil if it is a value.
func (w *walk) callee(p *packages.Package, call *ast.CallExpr) types.Object {
	switch f := ast.Unparen(call.Fun).(type) {
	case *ast.Ident:
		return p.TypesInfo.Uses[f]
	case *ast.SelectorExpr:
		return p.TypesInfo.Uses[f.Sel]
	}
	return nil
}

// own reports whether a function is defined in one of the packages.
func (w *walk) own(function types.Object) bool {
	if _, ok := function.(*types.Func); !ok {
		return false
	}
	return slices.ContainsFunc(w.packages, func(p *packages.Package) bool { return p.Types == function.Pkg() })
}

// name is "package.Type.Method" or "package.function".
func (w *walk) name(object types.Object) string {
	if object.Pkg() == nil {
		return object.Name()
	}
	name := object.Pkg().Name() + "."
	if f, ok := object.(*types.Func); ok {
		if recv := f.Signature().Recv(); recv != nil {
			name += typeName(recv.Type()) + "."
		}
	}
	return name + object.Name()
}

// fieldName is "package.Type.Field" of the struct that holds the field.
func (w *walk) fieldName(p *packages.Package, e *ast.SelectorExpr) string {
	selection := p.TypesInfo.Selections[e]
	if selection == nil || selection.Kind() != types.FieldVal {
		return ""
	}
	holder := selection.Recv()
	for _, i := range selection.Index()[:len(selection.Index())-1] {
		holder = structOf(holder).Field(i).Type()
	}
	return selection.Obj().Pkg().Name() + "." + typeName(holder) + "." + selection.Obj().Name()
}

func structOf(t types.Type) *types.Struct {
	if pointer, ok := t.Underlying().(*types.Pointer); ok {
		t = pointer.Elem()
	}
	s, _ := t.Underlying().(*types.Struct)
	return s
}

func typeName(t types.Type) string {
	if pointer, ok := types.Unalias(t).(*types.Pointer); ok {
		t = pointer.Elem()
	}
	if named, ok := types.Unalias(t).(*types.Named); ok {
		return named.Obj().Name()
	}
	return t.String()
}

// textual reports whether a type holds text that may become part of a message.
func textual(t types.Type) bool {
	if t == nil {
		return false
	}
	switch t := t.Underlying().(type) {
	case *types.Basic:
		return t.Info()&types.IsString != 0
	case *types.Slice:
		return textual(t.Elem())
	case *types.Map:
		return textual(t.Elem()) || textual(t.Key())
	case *types.Interface:
		return t.NumMethods() == 0 || types.Identical(t, types.Universe.Lookup("error").Type().Underlying())
	case *types.Tuple:
		for v := range t.Variables() {
			if textual(v.Type()) {
				return true
			}
		}
	}
	return false
}

// unmasked lists where a raw text reaches a message.
func (w *walk) unmasked() []string {
	var list []string
	w.each(func(p *packages.Package, n ast.Node, _ types.Object) {
		note := func(name string, value ast.Expr) {
			if !slices.Contains(shownIn, name) || !w.reaches(p, value) {
				return
			}
			position := p.Fset.Position(value.Pos())
			_, file, _ := strings.Cut(position.Filename, "/internal/")
			list = append(list, fmt.Sprintf("%s:%d: %s", file, position.Line, name))
		}
		switch n := n.(type) {
		case *ast.CompositeLit:
			holder := typeName(p.TypesInfo.TypeOf(n))
			for _, e := range n.Elts {
				if pair, ok := e.(*ast.KeyValueExpr); ok {
					if key, ok := pair.Key.(*ast.Ident); ok {
						if field := p.TypesInfo.Uses[key]; field != nil && field.Pkg() != nil {
							note(field.Pkg().Name()+"."+holder+"."+field.Name(), pair.Value)
						}
					}
				}
			}
		case *ast.CallExpr:
			callee, ok := w.callee(p, n).(*types.Func)
			if !ok || callee.Signature().Params().Len() == 0 || slices.Contains(masks, w.name(callee)) {
				return
			}
			parameters := callee.Signature().Params()
			for i, argument := range n.Args {
				for field := range w.into[parameters.At(min(i, parameters.Len()-1))] {
					note(w.owner(field.(*types.Var)), argument)
				}
			}
		case *ast.AssignStmt:
			for i, left := range n.Lhs {
				if selector, ok := left.(*ast.SelectorExpr); ok {
					note(w.fieldName(p, selector), n.Rhs[min(i, len(n.Rhs)-1)])
				}
			}
		}
	})
	return list
}

// owner is a field's name with that of its struct: "package.Type.Field".
func (w *walk) owner(field *types.Var) string {
	scope := field.Pkg().Scope()
	for _, name := range scope.Names() {
		if object, ok := scope.Lookup(name).(*types.TypeName); ok {
			if s := structOf(object.Type()); s != nil {
				for f := range s.Fields() {
					if f == field {
						return field.Pkg().Name() + "." + name + "." + field.Name()
					}
				}
			}
		}
	}
	return ""
}

// reaches reports whether user input may be in an expression.
func (w *walk) reaches(p *packages.Package, e ast.Expr) bool {
	return w.made(p, e)[anyone]
}
