package com.cliply.engine.analysis;

class InMemoryAnalysisCacheTest extends AnalysisCacheContract {
    @Override
    protected AnalysisCache cache() {
        return new InMemoryAnalysisCache();
    }
}
