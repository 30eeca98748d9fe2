# The page is one file with a budget (tests/web/bundle.test.ts): in the module, what runs once a report
# or once a file is built small, and only what runs for every row or customer is built fast.
set(small_patterns
    report/*.cc engine/*.cc engine/sample/*.cc read/html/*.cc
    read/detect.cc read/dialect_guess.cc read/encoding_guess.cc read/json_head.cc read/json_outline.cc
    read/workbook.cc schema/plan.cc schema/locate.cc schema/role.cc schema/date_form.cc
    schema/plan_json.cc schema/planner.cc schema/presets.cc schema/headers.cc schema/column_roles.cc
    schema/header_match.cc schema/survey.cc schema/headerless.cc
    schema/table_choice.cc schema/value_evidence.cc schema/agreement.cc
    analyses/*_blocks.cc analyses/*_findings.cc analyses/*_report.cc analyses/*_accuracy.cc
    analyses/behaviour_baskets.cc analyses/behaviour_changes.cc analyses/behaviour_contacts.cc
    analyses/behaviour_declines.cc analyses/behaviour_rankings.cc analyses/behaviour_times.cc
    analyses/change.cc analyses/change_bridges.cc analyses/change_flows.cc analyses/change_moves.cc analyses/change_periods.cc
    analyses/change_prices.cc analyses/change_reasons.cc analyses/change_segments.cc
    analyses/change_stages.cc analyses/change_structure.cc analyses/change_tables.cc
    analyses/churn.cc analyses/churn_early.cc analyses/churn_flagged.cc analyses/churn_silent.cc
    analyses/clv.cc analyses/clv_models.cc analyses/clv_value.cc
    analyses/conversion.cc analyses/conversion_cost.cc analyses/conversion_model.cc analyses/data*.cc
    analyses/profile_block.cc stats/importance.cc
    analyses/behaviour.cc analyses/profile.cc analyses/satisfaction.cc analyses/value.cc
    analyses/behaviour_summary.cc analyses/change_standing.cc analyses/change_summary.cc
    analyses/churn_summary.cc analyses/conversion_summary.cc analyses/customer_totals.cc
    analyses/retention.cc analyses/satisfaction_groups.cc analyses/satisfaction_summary.cc
    analyses/scope_check.cc
    stats/distributions.cc)
set(small_sources)
foreach(pattern IN LISTS small_patterns)
  file(GLOB found CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/core/${pattern})
  list(APPEND small_sources ${found})
endforeach()
# Merging and collecting runs for every customer; a session frees its ledger, and built small that is
# a call for every byte.
list(REMOVE_ITEM small_sources ${CMAKE_CURRENT_SOURCE_DIR}/core/engine/collected.cc
     ${CMAKE_CURRENT_SOURCE_DIR}/core/engine/customer_list.cc
     ${CMAKE_CURRENT_SOURCE_DIR}/core/engine/engine.cc)
set_source_files_properties(${small_sources} PROPERTIES COMPILE_OPTIONS -Os)

# Emscripten's libc++ is built for size, nothing inlined. Readers append to strings for every byte and
# field, and sealing and statistics sort numbers: they bring these functions of std::string and std::sort
# compiled for speed, and the linker takes them for all (so that none
# of them may be built small).
file(GLOB_RECURSE reading_sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/core/read/*.cc
     ${CMAKE_CURRENT_SOURCE_DIR}/core/ledger/*.cc ${CMAKE_CURRENT_SOURCE_DIR}/core/stats/quantiles.cc)
list(REMOVE_ITEM reading_sources ${small_sources})
set_property(SOURCE ${reading_sources} APPEND PROPERTY COMPILE_DEFINITIONS _LIBCPP_DISABLE_EXTERN_TEMPLATE)

# What happens to every field goes through functions of several files. Compiled to bitcode, these files
# are optimised as one when the module is linked (reading takes 8% less time; the module is no larger).
set(whole_patterns
    base/content_hash.cc base/decimal.cc base/moment.cc base/utf8.cc
    read/delimited_parser.cc read/partial_record.cc read/slice_scan.cc
    schema/decimal_mark.cc schema/read_moment.cc schema/values.cc
    ledger/bucket.cc ledger/file_reader.cc ledger/id_space.cc ledger/interner.cc ledger/line_*.cc
    ledger/row_writer*.cc ledger/seal*.cc ledger/table.cc)
set(whole_sources)
foreach(pattern IN LISTS whole_patterns)
  file(GLOB found CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/core/${pattern})
  list(APPEND whole_sources ${found})
endforeach()
set_property(SOURCE ${whole_sources} APPEND PROPERTY COMPILE_OPTIONS -flto)
